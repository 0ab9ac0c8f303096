import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { formStateQuery } from '@/api/queries/rules';
import type { FieldState } from '@/api/rule-types';
import type { Field, FieldValue, Table } from '@/api/types';
import { Button } from '@/components/button';
import { fieldTypes } from '@/fields/field-types';
import { t } from '@/i18n/translate';

/** A record that is never saved: its values are set, and every field says what the saved rules make of it, and which. */
export function RuleSimulator({ table }: { table: Table }) {
  const [values, setValues] = useState<Record<string, FieldValue>>({});
  const written = Object.fromEntries(
    table.fields.map(({ slug, type }) => [slug, fieldTypes[type].write(values[slug] ?? null)]),
  );
  const { data: form } = useQuery(formStateQuery(table.slug, written));
  const inputs = table.fields.filter(({ slug }) => form?.depends_on.includes(slug));
  const nameOf = (id: number) => form?.rules.find((rule) => rule.id === id)?.name ?? '';
  const ruled = table.fields.filter(({ slug }) => {
    const state = form?.fields[slug];
    return state && (state.because.length > 0 || !state.visible);
  });
  return (
    <section aria-label={t('rules.try')} className="grid gap-4">
      <div>
        <h2 className="font-semibold">{t('rules.try')}</h2>
        <p className="mt-1 text-sm text-muted">{t(inputs.length > 0 ? 'rules.try_hint' : 'rules.try_nothing')}</p>
      </div>
      {inputs.map((field) => (
        <SimulatedInput
          key={field.slug}
          table={table}
          field={field}
          value={values[field.slug] ?? null}
          onChange={(value) => setValues((before) => ({ ...before, [field.slug]: value }))}
        />
      ))}
      {form && ruled.length > 0 && (
        <dl className="grid gap-2 text-sm" aria-live="polite">
          {ruled.map((field) => {
            const state = form.fields[field.slug];
            return (
              state && (
                <div key={field.slug}>
                  <dt className="font-medium">{field.name}</dt>
                  <dd className="text-muted">
                    {stateText(state)} {state.because.length > 0 && t('rules.try_because', { names: state.because.map(nameOf).join(', ') })}
                  </dd>
                </div>
              )
            );
          })}
        </dl>
      )}
    </section>
  );
}

function stateText(state: FieldState): string {
  const parts = [t(state.visible ? 'rules.state.visible' : 'rules.state.hidden')];
  if (state.required) parts.push(t('rules.state.required'));
  if (state.readonly) parts.push(t('rules.state.readonly'));
  if (state.value !== undefined) parts.push(t('rules.state.given'));
  if (state.restricted) parts.push(t('rules.state.restricted'));
  return `${parts.join(', ')}.`;
}

interface SimulatedInputProps {
  table: Table;
  field: Field;
  value: FieldValue;
  onChange: (value: FieldValue) => void;
}

function SimulatedInput({ table, field, value, onChange }: SimulatedInputProps) {
  const id = useId();
  const [editing, setEditing] = useState(false);
  const { Editor, editing: way, text } = fieldTypes[field.type];
  if (way === 'toggle') {
    return (
      <label className="flex items-center gap-2 text-sm">
        <input type="checkbox" className="checkbox" checked={value === true} onChange={(event) => onChange(event.target.checked)} />
        {field.name}
      </label>
    );
  }
  if (!editing) {
    return (
      <div>
        <span id={id} className="mb-1 block text-sm">
          {field.name}
        </span>
        <Button className="w-full justify-start" aria-describedby={id} onClick={() => setEditing(true)}>
          {text(value, field) || t('rules.try_set', { name: field.name })}
        </Button>
      </div>
    );
  }
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm">
        {field.name}
      </label>
      <Editor
        table={table.slug}
        field={field}
        value={value}
        typed={null}
        openChoices={false}
        place="panel"
        inputId={id}
        invalid={false}
        describedBy={undefined}
        autoFocus
        onCommit={(next) => {
          onChange(next);
          setEditing(false);
        }}
        onCancel={() => setEditing(false)}
      />
    </div>
  );
}
