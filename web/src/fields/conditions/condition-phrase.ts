/** A condition as words: « le statut est **En cours** ou **En attente** ». */

import type { Field } from '@/api/types';
import { takesOperand, type FilterOperator } from '@/fields/filter-operator';
import { fieldTypes } from '@/fields/field-types';
import { formatDate } from '@/i18n/format';
import { locale, t } from '@/i18n/translate';
import { lowerFirst } from '@/components/table-noun';
import type { Condition, Operand } from './condition';

export interface ConditionPhrase {
  subject: string;
  verb: string;
  /** Shown strongly, joined by « ou ». */
  values: readonly string[];
}

/** Labels of choices and links, by their value. */
export type LabelOf = (field: string, value: string | number) => string;

const FEMININE =
  /^(action|aide|édition|région|mission|tâche|facture|formation|date|description|référence|adresse|ville|catégorie|durée|note|remise|valeur|quantité|échéance|priorité|personne|équipe|version|année|somme|phase|étape)$/;
const MASCULINE =
  /^(acronyme|organisme|partenaire|résumé|service|nom|prénom|statut|type|sous-type|contact|montant|numéro|titre|prix|budget|libellé|téléphone|poste|code|total|projet|devis|client|responsable|début|délai|lieu|ordre|nombre|fichier|commentaire|email|pays|taux|genre|matériel)$/;

export function conditionPhrase(condition: Condition, field: Field, labelOf: LabelOf): ConditionPhrase {
  const { operator, operand } = condition;
  return {
    subject: fieldPhrase(field.name),
    verb: verbOf(operator),
    values: takesOperand(operator) ? valuesOf(operand, field, labelOf) : [],
  };
}

/** The field with its article where French is sure of it: « le statut », « l’échéance »; else its name alone. */
export function fieldPhrase(name: string): string {
  const lowered = lowerFirst(name);
  if (locale() !== 'fr-FR') return lowered;
  const [first = ''] = lowered.split(/\s/);
  if (!FEMININE.test(first) && !MASCULINE.test(first)) return lowered;
  if (/^[aàâeéèêëiîïoôuùûü]/.test(first)) return `l’${lowered}`;
  return `${FEMININE.test(first) ? 'la' : 'le'} ${lowered}`;
}

export function verbOf(operator: FilterOperator): string {
  return t(`records.verb.${operator}`);
}

function valuesOf(operand: Operand, field: Field, labelOf: LabelOf): string[] {
  switch (operand.kind) {
    case 'text':
      return [t('records.filter.quoted', { text: operand.text })];
    case 'number':
      return [fieldTypes[field.type].text(field.type === 'number' ? Number(operand.number) : operand.number, field)];
    case 'day':
      return [t('records.filter.day', { date: formatDate(operand.day) })];
    case 'today':
      return [relativeDay(operand.days)];
    case 'list':
      return operand.values.map((value) => labelOf(field.slug, value));
    case 'none':
      return [];
  }
}

/** `aujourd’hui`, `demain`, `J + 7`. */
export function relativeDay(days: number): string {
  if (days === 0) return t('records.filter.today');
  if (days === 1) return t('records.filter.tomorrow');
  return days > 0 ? t('records.filter.daysAhead', { n: days }) : t('records.filter.daysAgo', { n: -days });
}
