import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formStateQuery } from '@/api/queries/rules';
import type { FormState } from '@/api/rule-types';
import type { Field, Table } from '@/api/types';
import { Select } from '@/components/select';
import type { FieldOption } from '@/fields/field-option';
import { fieldOptionsQuery } from '@/fields/use-field-options';
import { t } from '@/i18n/translate';

const MOST = 12;

/** What every combination of two lists of choices shows and requires, by the saved rules. */
export function RuleMatrix({ table }: { table: Table }) {
  const { data: form } = useQuery(formStateQuery(table.slug, {}));
  const deciding = table.fields.filter(({ slug, type }) => type === 'choice' && form?.depends_on.includes(slug));
  const [chosen, setChosen] = useState<{ rows: string; columns: string }>();
  const rows = deciding.find(({ slug }) => slug === (chosen?.rows ?? deciding[0]?.slug));
  const columns = deciding.find(({ slug }) => slug === (chosen?.columns ?? deciding[1]?.slug));
  if (!rows) return null;
  const pick = (part: 'rows' | 'columns', slug: string) =>
    setChosen({ rows: rows.slug, columns: columns?.slug ?? '', [part]: slug });
  const options = deciding.map(({ slug, name }) => ({ value: slug, label: name }));
  return (
    <section aria-label={t('rules.matrix')} className="mt-10 border-t border-line pt-6">
      <h2 className="font-semibold">{t('rules.matrix')}</h2>
      <p className="mt-1 mb-3 max-w-[68ch] text-sm text-muted">{t('rules.matrix_hint')}</p>
      {deciding.length > 1 && (
        <div className="mb-3 flex flex-wrap gap-3">
          <Select label={t('rules.matrix_rows')} size="panel" value={rows.slug} options={options} onChange={(event) => pick('rows', event.target.value)} />
          <Select label={t('rules.matrix_columns')} size="panel" value={columns?.slug ?? ''} placeholder={t('rules.matrix_no_columns')} options={options.filter(({ value }) => value !== rows.slug)} onChange={(event) => pick('columns', event.target.value)} />
        </div>
      )}
      <Combinations table={table} rows={rows} columns={columns?.slug === rows.slug ? undefined : columns} />
    </section>
  );
}

interface CombinationsProps {
  table: Table;
  rows: Field;
  columns: Field | undefined;
}

function Combinations({ table, rows, columns }: CombinationsProps) {
  const queryClient = useQueryClient();
  const lines = useQuery(fieldOptionsQuery(queryClient, table.slug, rows, '')).data?.slice(0, MOST) ?? [];
  const across = useQuery({ ...fieldOptionsQuery(queryClient, table.slug, columns ?? rows, ''), enabled: columns !== undefined });
  const heads: (FieldOption | null)[] = columns ? (across.data?.slice(0, MOST) ?? []) : [null];
  const states = useQueries({
    queries: lines.flatMap((line) =>
      heads.map((head) => formStateQuery(table.slug, { [rows.slug]: line.key, ...(columns && head ? { [columns.slug]: head.key } : {}) })),
    ),
  });
  const answers = states.map(({ data }) => data);
  const varying = varyingFields(table, answers);
  return (
    <div className="overflow-x-auto">
      <table className="list-table">
        <thead>
          <tr>
            <th scope="col">{rows.name}</th>
            {heads.map((head) => (
              <th scope="col" key={head?.key ?? ''}>
                {head?.label ?? t('rules.matrix_shows')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => (
            <tr key={line.key}>
              <th scope="row">{line.label}</th>
              {heads.map((head, column) => (
                <td key={head?.key ?? ''} className="text-sm">
                  {cellText(varying, answers[at * heads.length + column])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The fields that are not the same in every combination. */
function varyingFields(table: Table, answers: readonly (FormState | undefined)[]): Field[] {
  const known = answers.filter((answer) => answer !== undefined);
  return table.fields.filter(({ slug }) => {
    const kinds = new Set(known.map(({ fields }) => `${fields[slug]?.visible} ${fields[slug]?.required} ${fields[slug]?.readonly}`));
    return kinds.size > 1;
  });
}

function cellText(fields: readonly Field[], answer: FormState | undefined): string {
  if (!answer) return '…';
  const shown = fields.flatMap(({ slug, name }) => {
    const state = answer.fields[slug];
    if (!state?.visible) return [];
    return [state.required ? t('rules.matrix_required', { name }) : name];
  });
  return shown.length > 0 ? shown.join(', ') : t('rules.matrix_nothing');
}
