import { useWatch, type UseFormReturn } from 'react-hook-form';
import type { Field } from '@/api/types';
import { Checkbox } from '@/components/checkbox';
import { t } from '@/i18n/translate';

interface WithLabelFields {
  name: string;
  description: string;
  label_fields: string[];
}

export interface LabelFieldsProps {
  form: UseFormReturn<WithLabelFields>;
  fields: Field[];
}

const telling = ['text', 'number', 'date', 'choice', 'decimal'];

/** Which fields, in the order ticked, make the name of a record in links. */
export function LabelFields({ form, fields }: LabelFieldsProps) {
  const chosen = useWatch({ control: form.control, name: 'label_fields' });
  const toggle = (slug: string, on: boolean) => {
    const next = on ? [...chosen, slug] : chosen.filter((other) => other !== slug);
    form.setValue('label_fields', next, { shouldDirty: true });
  };
  const names = chosen.map((slug) => fields.find((field) => field.slug === slug)?.name ?? slug);
  return (
    <fieldset>
      <legend className="text-sm font-medium">{t('schema.label_fields')}</legend>
      <p className="mt-1 mb-2.5 text-xs text-muted">
        {names.length > 0 ? t('schema.label_fields_now', { names: names.join(' ') }) : t('schema.label_fields_none')}
      </p>
      <div className="grid gap-2 phone:grid-cols-2">
        {fields
          .filter(({ type }) => telling.includes(type))
          .map(({ slug, name }) => (
            <Checkbox
              key={slug}
              label={name}
              checked={chosen.includes(slug)}
              onChange={(event) => toggle(slug, event.target.checked)}
            />
          ))}
      </div>
    </fieldset>
  );
}
