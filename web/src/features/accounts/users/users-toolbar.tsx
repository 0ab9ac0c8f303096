import { useQuery } from '@tanstack/react-query';
import { groupsQuery } from '@/api/queries/groups';
import { FilterMenu } from '@/components/filter-menu';
import { SearchBox } from '@/components/search-box';
import { t } from '@/i18n/translate';
import type { UsersSearch } from './users-search';

export interface UsersToolbarProps {
  search: UsersSearch;
  onSearchChange: (change: UsersSearch) => void;
}

const states = ['', 'actifs', 'desactives', 'bloques'] as const;

/** Which accounts the list shows. */
export function UsersToolbar({ search, onSearchChange }: UsersToolbarProps) {
  const { data: groups = [] } = useQuery(groupsQuery);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SearchBox
        label={t('users.search')}
        value={search.recherche ?? ''}
        onChange={(recherche) => onSearchChange({ recherche: recherche || undefined })}
      />
      <FilterMenu
        label={t('users.state')}
        options={states.map((value) => ({ value, label: t(`users.filter.${value || 'all'}`) }))}
        value={search.etat ?? ''}
        onChange={(etat) => onSearchChange({ etat: etat || undefined })}
      />
      <FilterMenu
        label={t('users.group')}
        options={[
          { value: '', label: t('users.filter.all_groups') },
          ...groups.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
        value={String(search.groupe ?? '')}
        onChange={(id) => onSearchChange({ groupe: id === '' ? undefined : Number(id) })}
      />
    </div>
  );
}
