import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { auditActionsQuery, auditFileUrl } from '@/api/queries/audit';
import { Button } from '@/components/button';
import { FilterMenu } from '@/components/filter-menu';
import { iconStroke } from '@/components/icon';
import { SearchBox } from '@/components/search-box';
import { t } from '@/i18n/translate';
import { actionGroups } from './action-options';
import { auditFilterOf, type AuditSearch } from './audit-search';

export interface AuditFiltersProps {
  search: AuditSearch;
  onSearchChange: (change: AuditSearch) => void;
}

/** Which entries the log shows, and the same as a file. */
export function AuditFilters({ search, onSearchChange }: AuditFiltersProps) {
  const { data: actions = [] } = useQuery(auditActionsQuery);
  const day = (which: 'du' | 'au') => (
    <label className="flex items-center gap-2 text-sm text-muted">
      {t(`audit.filter.${which}`)}
      <input
        type="date"
        className="input w-36 text-sm text-ink [--size:1.75rem]"
        defaultValue={search[which]}
        onChange={(event) => onSearchChange({ [which]: event.target.value || undefined })}
      />
    </label>
  );
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SearchBox
        key={search.qui ?? ''}
        label={t('audit.filter.actor')}
        value={search.qui ?? ''}
        onChange={(qui) => onSearchChange({ qui: qui || undefined })}
      />
      <select
        className={search.action ? 'select filter-select filter-select-active' : 'select filter-select'}
        aria-label={t('audit.filter.action')}
        value={search.action ?? ''}
        onChange={(event) => onSearchChange({ action: event.target.value || undefined })}
      >
        <option value="">{t('audit.filter.all_actions')}</option>
        {actionGroups(actions).map((group) => (
          <optgroup key={group.name} label={group.label}>
            <option value={group.name}>{t('audit.filter.all_of', { about: group.label })}</option>
            {group.actions.map(({ name, label }) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <FilterMenu
        label={t('audit.outcome')}
        options={[
          { value: '', label: t('audit.filter.any_outcome') },
          { value: 'ok', label: t('audit.filter.ok') },
          { value: 'refus', label: t('audit.filter.refused') },
        ]}
        value={search.issue ?? ''}
        onChange={(issue) => onSearchChange({ issue: issue || undefined })}
      />
      {day('du')}
      {day('au')}
      {search.objet !== undefined && (
        <Button size="bar" className="filter-active" onClick={() => onSearchChange({ objet: undefined })}>
          {t('list.filter', { label: t('audit.object'), value: search.objet })}
          <X size={14} strokeWidth={iconStroke} aria-hidden="true" />
          <span className="sr-only">{t('audit.filter.remove')}</span>
        </Button>
      )}
      <span className="grow" />
      <span className="flex items-center gap-2 text-sm text-muted">
        {t('audit.export')}
        {(['csv', 'json'] as const).map((format) => (
          <a
            key={format}
            href={auditFileUrl(auditFilterOf(search), format)}
            download
            aria-label={t(`audit.export.${format}`)}
            className="btn btn-bar"
          >
            {t(`audit.format.${format}`)}
          </a>
        ))}
      </span>
    </div>
  );
}
