import type { FieldPath, UseFormReturn } from 'react-hook-form';
import { ApiError } from '@/api/api-error';
import type { FieldDraft } from './field-draft';

const places: Record<string, FieldPath<FieldDraft>> = {
  '/name': 'name',
  '/slug': 'name',
  '/description': 'description',
  '/default': 'initial',
  '/options/max_length': 'options.max_length',
  '/options/pattern': 'options.pattern',
  '/options/min': 'options.min',
  '/options/max': 'options.max',
  '/options/scale': 'options.scale',
  '/options/category': 'options.category',
  '/options/options_when': 'options.options_when',
  '/options/when_not_offered': 'options.when_not_offered',
  '/options/table': 'options.table',
  '/options/on_delete': 'options.on_delete',
  '/options/max_size': 'options.max_size',
  '/options/mime': 'options.mime',
};

/** Puts each of the server's messages under its input. True when all of them found one. */
export function showRefusal(error: unknown, form: UseFormReturn<FieldDraft>): boolean {
  if (!(error instanceof ApiError) || error.errors.length === 0) return false;
  let all = true;
  for (const { pointer, message } of error.errors) {
    const place = places[pointer];
    if (place === undefined) all = false;
    else form.setError(place, { message }, { shouldFocus: true });
  }
  return all;
}
