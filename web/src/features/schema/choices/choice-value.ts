import { fold } from '@/lib/fold';

/** The technical value of a label: `En préparation` → `en_preparation`. */
export function valueOf(label: string): string {
  return fold(label)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
}

/** A value that none of `taken` has: the plain one, else with `_2`, `_3`… */
export function freeValue(label: string, taken: string[]): string {
  const plain = valueOf(label) || 'choix';
  let candidate = plain;
  for (let number = 2; taken.includes(candidate); number += 1) candidate = `${plain}_${number}`;
  return candidate;
}
