import type { Table } from '@/api/types';
import { formatList } from '@/i18n/format';
import { t } from '@/i18n/translate';
import type { Effect } from './rights-effects';

const mostNames = 4;

function namesOf(slugs: string[], tables: readonly Table[]): string {
  if (slugs.length > mostNames) return t('groups.effect.tables', { n: slugs.length });
  return formatList(slugs.map((slug) => tables.find((table) => table.slug === slug)?.name ?? slug));
}

/** « 3 personnes ne peuvent plus lire Devis ». */
export function effectPhrase(effect: Effect, tables: readonly Table[]): string {
  const n = effect.people;
  switch (effect.kind) {
    case 'right':
      return t(`groups.effect.${effect.change}`, { n, act: t(`rights.${effect.right}.act`) });
    case 'action':
      return t(`groups.effect.${effect.change}`, {
        n,
        act: t(`groups.act.${effect.action}`, { tables: namesOf(effect.tables, tables) }),
      });
    case 'field': {
      const table = tables.find(({ slug }) => slug === effect.table);
      const names = effect.fields.map((slug) => table?.fields.find((field) => field.slug === slug)?.name ?? slug);
      return t(`groups.effect.${effect.change}`, { n, fields: formatList(names), table: table?.name ?? effect.table });
    }
  }
}

/** Whether it takes something away. */
export function isLoss({ change }: Effect): boolean {
  return change === 'lose' || change === 'narrow' || change === 'hide' || change === 'lock';
}
