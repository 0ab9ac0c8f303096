import { useState } from 'react';
import { useForm } from 'react-hook-form';
import type { Field, Table } from '@/api/types';
import { Button } from '@/components/button';
import { errorText } from '@/components/error-text';
import { InlineError } from '@/components/inline-error';
import { t } from '@/i18n/translate';
import { draftOf, writtenInitial, writtenOptions, type FieldDraft } from './field-draft';
import { FieldForm } from './field-form';
import { FieldHeading } from './field-heading';
import { fieldKinds } from './field-kinds';
import { showRefusal } from './show-refusal';
import { useFieldChanges } from './use-field-changes';
import { useKeptDraft } from './use-kept-draft';

export interface FieldEditorProps {
  table: Table;
  field: Field;
  onDeleted: () => void;
}

/** One field: rename it, set its options, change its type, put it in the trash. */
export function FieldEditor({ table, field, onDeleted }: FieldEditorProps) {
  const form = useForm<FieldDraft>({ defaultValues: draftOf(field) });
  useKeptDraft(`${table.slug}.${field.slug}`, form);
  const { update, remove } = useFieldChanges(table.slug);
  const [unplaced, setUnplaced] = useState<unknown>();
  const { isDirty } = form.formState;

  const save = form.handleSubmit(async (draft) => {
    setUnplaced(undefined);
    const body = {
      name: draft.name.trim(),
      description: draft.description.trim(),
      required: draft.required,
      unique: draft.unique,
      searchable: draft.searchable,
      default: writtenInitial(draft.initial, field.type),
      options: writtenOptions(draft.options, field.type, fieldKinds[field.type].options, field.options),
    };
    try {
      form.reset(draftOf(await update.mutateAsync({ slug: field.slug, body })));
    } catch (error) {
      if (!showRefusal(error, form)) setUnplaced(error);
    }
  });
  const erase = () => remove.mutate(field, { onSuccess: onDeleted, onError: setUnplaced });
  return (
    <div className="max-w-[640px]">
      <FieldHeading table={table} field={field} />
      <form onSubmit={(event) => void save(event)} noValidate>
        <FieldForm form={form} type={field.type} table={table.slug} />
        <InlineError text={unplaced ? errorText(unplaced) : undefined} className="mt-4" />
        <div className="mt-6 flex flex-wrap gap-2">
          <Button
            type="submit"
            variant="primary"
            busy={update.isPending}
            disabledReason={isDirty ? undefined : t('schema.nothing_to_save')}
          >
            {t('schema.save_field')}
          </Button>
          <Button onClick={() => form.reset()} disabledReason={isDirty ? undefined : t('schema.nothing_to_save')}>
            {t('action.cancel')}
          </Button>
          <Button
            variant="danger"
            className="ml-auto"
            busy={remove.isPending}
            disabledReason={table.is_system ? t('schema.system_field') : undefined}
            onClick={erase}
          >
            {t('schema.trash_field')}
          </Button>
        </div>
      </form>
    </div>
  );
}
