import { Link } from '@tanstack/react-router';
import { ArrowUpRight } from 'lucide-react';
import type { LinkValue } from '@/api/types';
import { iconStroke } from '@/components/icon';
import { t } from '@/i18n/translate';

/** The way to the record that a link points at. */
export function LinkedRecord({ table, link }: { table: string; link: LinkValue }) {
  return (
    <Link
      to="/t/$slug"
      params={{ slug: table }}
      search={{ record: link.id }}
      aria-label={t('fields.link.open', { name: link.label })}
      className="grid size-7 shrink-0 place-items-center rounded-field text-muted hover:bg-hover hover:text-ink max-phone:size-11"
    >
      <ArrowUpRight size={14} strokeWidth={iconStroke} aria-hidden="true" />
    </Link>
  );
}
