import { useState } from 'react';
import { useForm } from 'react-hook-form';
import type { FieldType, Table } from '@/api/types';
import { Button } from '@/components/button';
import { errorText } from '@/components/error-text';
import { InlineError } from '@/components/inline-error';
import { t } from '@/i18n/translate';
import { draftOf, writtenInitial, writtenOptions, type FieldDraft } from './field-draft';
import { FieldForm } from './field-form';
import { fieldKinds } from './field-kinds';
import { showRefusal } from './show-refusal';
import { TypePicker } from './type-picker';
import { useFieldChanges } from './use-field-changes';
import { keptDraft, useKeptDraft } from './use-kept-draft';

export interface NewFieldProps {
  table: Table;
  onCreated: (slug: string) => void;
  onCancel: () => void;
}

/** A new field: first its type, then its name and options. */
export function NewField({ table, onCreated, onCancel }: NewFieldProps) {
  const draftName = `${table.slug}.NOUVEAU`;
  const [type, setType] = useState(() => keptDraft<{ type: FieldType }>(draftName)?.type ?? 'text');
  const form = useForm<FieldDraft>({ defaultValues: draftOf({ type }) });
  useKeptDraft(draftName, form, { type });
  const { create } = useFieldChanges(table.slug);
  const [unplaced, setUnplaced] = useState<unknown>();

  const choose = (next: FieldType) => {
    const { name, description, required } = form.getValues();
    form.reset(draftOf({ type: next }));
    form.setValue('name', name, { shouldDirty: true });
    form.setValue('description', description, { shouldDirty: true });
    form.setValue('required', required, { shouldDirty: true });
    setType(next);
  };
  const save = form.handleSubmit(async (draft) => {
    setUnplaced(undefined);
    const description = draft.description.trim();
    const initial = writtenInitial(draft.initial, type);
    const body = {
      name: draft.name.trim(),
      type,
      required: draft.required,
      unique: draft.unique,
      searchable: draft.searchable,
      options: writtenOptions(draft.options, type, fieldKinds[type].options),
      ...(description === '' ? {} : { description }),
      ...(initial === null ? {} : { default: initial }),
    };
    try {
      const { slug } = await create.mutateAsync(body);
      form.reset(draftOf({ type }));
      onCreated(slug);
    } catch (error) {
      if (!showRefusal(error, form)) setUnplaced(error);
    }
  });
  const giveUp = () => {
    form.reset(draftOf({ type }));
    onCancel();
  };
  return (
    <form onSubmit={(event) => void save(event)} noValidate className="max-w-[640px]">
      <h2 className="mb-4 text-xl font-semibold">{t('schema.new_field')}</h2>
      <TypePicker label={t('schema.type')} value={type} onChange={choose} />
      <div className="mt-5 border-t border-line pt-5">
        <FieldForm key={type} form={form} type={type} table={table.slug} />
      </div>
      <InlineError text={unplaced ? errorText(unplaced) : undefined} className="mt-4" />
      <div className="mt-6 flex gap-2">
        <Button type="submit" variant="primary" busy={create.isPending}>
          {t('schema.create_field')}
        </Button>
        <Button onClick={giveUp}>{t('action.cancel')}</Button>
      </div>
    </form>
  );
}
