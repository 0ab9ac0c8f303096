import type { ChoiceValue, FieldValue, FileValue, LinkValue } from '@/api/types';

export function isChoice(value: FieldValue): value is ChoiceValue {
  return typeof value === 'object' && value !== null && 'value' in value;
}

export function isLink(value: FieldValue): value is LinkValue {
  return typeof value === 'object' && value !== null && 'id' in value && !('size' in value);
}

export function filesOf(value: FieldValue): FileValue[] {
  return Array.isArray(value) ? value : [];
}

export function textOf(value: FieldValue): string {
  return typeof value === 'string' ? value : '';
}

/** Whether two values say the same. */
export function sameValue(left: FieldValue, right: FieldValue): boolean {
  if (left === right) return true;
  if (isChoice(left) && isChoice(right)) return left.value === right.value;
  if (isLink(left) && isLink(right)) return left.id === right.id;
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((file, at) => file.id === right[at]?.id);
  }
  return false;
}
