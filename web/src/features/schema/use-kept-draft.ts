import { useEffect, useRef } from 'react';
import { useWatch, type UseFormReturn } from 'react-hook-form';
import type { FieldDraft } from './field-draft';

function keyOf(name: string): string {
  return `cochin.draft.${name}`;
}

/** What was kept under `name`, if anything. */
export function keptDraft<Kept>(name: string): Kept | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(name)) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/**
 * Keeps what was typed and not saved under `name` until it is saved or given up, so that another field may be
 * looked at, and the page left or reloaded. `extra` is kept along.
 */
export function useKeptDraft(name: string, form: UseFormReturn<FieldDraft>, extra: object = {}): void {
  const { isDirty } = form.formState;
  const draft = useWatch({ control: form.control });
  const wasDirty = useRef(false);

  useEffect(() => {
    const { name: title, description, required, unique, searchable, initial, options } = keptDraft<FieldDraft>(name) ?? {};
    const kept = { name: title, description, required, unique, searchable, initial, options };
    for (const [path, value] of Object.entries(kept)) {
      if (value !== undefined) form.setValue(path as keyof FieldDraft, value, { shouldDirty: true });
    }
  }, [form, name]);

  const content = JSON.stringify({ ...draft, ...extra });
  useEffect(() => {
    if (isDirty) sessionStorage.setItem(keyOf(name), content);
    else if (wasDirty.current) sessionStorage.removeItem(keyOf(name));
    wasDirty.current = isDirty;
  }, [name, isDirty, content]);
}
