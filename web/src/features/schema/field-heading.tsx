import { createElement, useState } from 'react';
import { Link } from '@tanstack/react-router';
import type { Field, Table } from '@/api/types';
import { useMay } from '@/api/use-may';
import { Button } from '@/components/button';
import { iconStroke } from '@/components/icon';
import { t } from '@/i18n/translate';
import { fieldKinds } from './field-kinds';
import { TypeChangeDialog } from './type-change-dialog';

/** The field's name, technical name and type, with the way to change the type. */
export function FieldHeading({ table, field }: { table: Table; field: Field }) {
  const [changing, setChanging] = useState(false);
  const kind = fieldKinds[field.type];
  const mayRule = useMay('rules.manage');
  return (
    <div className="mb-5">
      <h2 className="text-xl font-semibold">{field.name}</h2>
      <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted">
        <span className="flex items-center gap-1.5">
          {createElement(kind.icon, { size: 14, strokeWidth: iconStroke, 'aria-hidden': true })}
          {t(kind.name)}
        </span>
        <span>{t('schema.slug', { slug: field.slug })}</span>
        <Button
          variant="quiet"
          size="bar"
          className="-mx-2 text-primary"
          disabledReason={table.is_system ? t('schema.system_field') : undefined}
          onClick={() => setChanging(true)}
        >
          {t('schema.change_type')}
        </Button>
        {mayRule && (
          <Link to="/admin/regles" search={{ table: table.slug, champ: field.slug }} className="link">
            {t('rules.of_field')}
          </Link>
        )}
      </div>
      <TypeChangeDialog open={changing} onClose={() => setChanging(false)} table={table} field={field} />
    </div>
  );
}
