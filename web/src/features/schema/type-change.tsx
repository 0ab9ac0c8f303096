import { useState, type FormEvent } from 'react';
import { useForm } from 'react-hook-form';
import { hasCode } from '@/api/api-error';
import type { Field, FieldType, LossReport as Loss, Table } from '@/api/types';
import { Button } from '@/components/button';
import { errorText } from '@/components/error-text';
import { InlineError } from '@/components/inline-error';
import { useToast } from '@/components/toast-context';
import { t } from '@/i18n/translate';
import { draftOf, writtenOptions, type FieldDraft } from './field-draft';
import { fieldKinds } from './field-kinds';
import { LossReport } from './loss-report';
import { showRefusal } from './show-refusal';
import { TypePicker } from './type-picker';
import { useFieldChanges } from './use-field-changes';

export interface TypeChangeProps {
  table: Table;
  field: Field;
  onDone: () => void;
}

/** The new type with its options; a second, explicit step when values would be lost. */
export function TypeChange({ table, field, onDone }: TypeChangeProps) {
  const [type, setType] = useState<FieldType>();
  const [loss, setLoss] = useState<Loss>();
  const [failure, setFailure] = useState<unknown>();
  const form = useForm<FieldDraft>({ defaultValues: draftOf({ type: field.type, name: field.name }) });
  const { update } = useFieldChanges(table.slug);
  const toast = useToast();
  const Options = type && fieldKinds[type].Options;

  const change = async (draft: FieldDraft, acceptLoss: boolean) => {
    if (type === undefined) return;
    const options = writtenOptions(draft.options, type, fieldKinds[type].options);
    try {
      await update.mutateAsync({ slug: field.slug, body: { type, options, default: null }, acceptLoss });
      toast({ message: t('type_change.done', { name: field.name, type: t(fieldKinds[type].name) }) });
      onDone();
    } catch (error) {
      if (hasCode(error, 'conversion_loses_data') && error.problem.loss) setLoss(error.problem.loss);
      else if (!showRefusal(error, form)) setFailure(error);
    }
  };
  const submit = (event: FormEvent) => {
    event.stopPropagation();
    setFailure(undefined);
    void form.handleSubmit((draft) => change(draft, loss !== undefined))(event);
  };
  const choose = (next: FieldType) => {
    form.reset(draftOf({ type: next, name: field.name }));
    setLoss(undefined);
    setType(next);
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <TypePicker label={t('type_change.to')} value={type} except={field.type} onChange={choose} />
      {Options && type && <Options key={type} form={form} type={type} table={table.slug} />}
      {loss && <LossReport loss={loss} />}
      <InlineError text={failure ? errorText(failure) : undefined} />
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{t('action.cancel')}</Button>
        <Button
          type="submit"
          variant={loss ? 'purge' : 'primary'}
          busy={update.isPending}
          disabledReason={type ? undefined : t('type_change.choose')}
        >
          {t(loss ? 'type_change.accept' : 'type_change.submit')}
        </Button>
      </div>
    </form>
  );
}
