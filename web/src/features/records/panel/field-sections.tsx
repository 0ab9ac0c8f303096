import { useQuery } from '@tanstack/react-query';
import { Fragment, type ReactNode } from 'react';
import { tablesQuery } from '@/api/queries/tables';
import type { FormState } from '@/api/rule-types';
import type { Field, Table } from '@/api/types';
import { FieldReason } from './field-reason';
import { sectionsOf, type FieldSection } from './details-sections';

interface FieldSectionsProps {
  table: Table;
  fields: readonly Field[];
  form: FormState | undefined;
  /** `reason` stands under the line, unless its section says it for all. */
  renderLine: (field: Field, line: { label: string; isFirst: boolean; reason: ReactNode }) => ReactNode;
}

/** The lines of a form, the details of its kind under a title of their own. */
export function FieldSections({ table, fields, form, renderLine }: FieldSectionsProps) {
  const { data: tables = [] } = useQuery(tablesQuery);
  const reasonsOf = (field: Field | undefined) => form?.fields[field?.slug ?? '']?.because ?? [];
  const reason = (rules: readonly number[]) => form && <FieldReason table={table} form={form} rules={rules} />;
  const commonReasons = ({ key, fields: [first] }: FieldSection) => (key === '' ? [] : reasonsOf(first?.field));
  return sectionsOf(fields, tables).map((section, at) => {
    const common = commonReasons(section);
    return (
      <Fragment key={section.key}>
        {section.key !== '' && (
          <div className="mt-3 flex items-baseline gap-3 border-t border-line-soft px-5 pt-3 pb-1">
            <h3 className="text-sm font-semibold">{section.title}</h3>
            {reason(common)}
          </div>
        )}
        {section.fields.map(({ field, label }, index) => {
          const own = reasonsOf(field);
          const isSaid = own.every((rule) => common.includes(rule));
          return renderLine(field, { label, isFirst: at === 0 && index === 0, reason: isSaid ? null : reason(own) });
        })}
      </Fragment>
    );
  });
}
