import type { Field, Table } from '@/api/types';
import { ExpressionInput } from '@/components/expression-input';
import { Select } from '@/components/select';
import { useFieldOptions } from '@/fields/use-field-options';
import { t } from '@/i18n/translate';

interface GivenValueProps {
  table: Table;
  field: Field;
  /** An expression. */
  value: string;
  refusal: string | undefined;
  onChange: (value: string) => void;
}

/** The value that a rule gives to an empty field: picked where there is a list, else an expression. */
export function GivenValue({ table, field, value, refusal, onChange }: GivenValueProps) {
  const options = useFieldOptions(table.slug, field, '', field.type === 'choice');
  const listed =
    field.type === 'boolean'
      ? ['true', 'false'].map((each) => ({ value: each, label: t(`rules.given.${each as 'true' | 'false'}`) }))
      : (options.data ?? []).map(({ key, label }) => ({ value: JSON.stringify(key), label }));
  const isListed = field.type === 'boolean' || (field.type === 'choice' && (value === '' || listed.some((each) => each.value === value)));
  if (isListed) {
    return (
      <Select
        label={t('rules.given', { name: field.name })}
        size="panel"
        value={value}
        error={refusal}
        placeholder={t('rules.choose_value')}
        options={listed}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  return (
    <ExpressionInput
      table={table.slug}
      names={{ here: table.slug, record: table.slug }}
      label={t('rules.given', { name: field.name })}
      hint={t('rules.given_hint')}
      value={value}
      refusal={refusal}
      onChange={onChange}
    />
  );
}
