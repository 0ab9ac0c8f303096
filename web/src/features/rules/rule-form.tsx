import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { ApiError } from '@/api/api-error';
import { del, patch, post } from '@/api/client';
import { keys, saveKey } from '@/api/queries/keys';
import type { RuleDraft } from '@/api/queries/rules';
import { HIDDEN_VALUES, type HiddenValue, type Rule } from '@/api/rule-types';
import type { Table } from '@/api/types';
import { Button } from '@/components/button';
import { Checkbox } from '@/components/checkbox';
import { errorText } from '@/components/error-text';
import { ExpressionInput } from '@/components/expression-input';
import { InlineError } from '@/components/inline-error';
import { Select } from '@/components/select';
import { TextInput } from '@/components/text-input';
import { useToast } from '@/components/toast-context';
import { t } from '@/i18n/translate';
import { ConditionSentence } from './condition-sentence';
import { EffectList, noEffect } from './effect-list';
import { RuleImpact } from './rule-impact';

interface RuleFormProps {
  table: Table;
  /** Undefined for one that does not exist yet. */
  rule: Rule | undefined;
}

function draftOf(table: Table, rule: Rule | undefined): RuleDraft {
  if (!rule) return { table: table.slug, name: '', when: '', effects: [noEffect], hidden_value: 'keep', is_active: true };
  const { name, when, effects, hidden_value: hiddenValue, is_active: isActive } = rule;
  return { table: table.slug, name, when, effects, hidden_value: hiddenValue, is_active: isActive };
}

/** Name, condition and effects of a rule; nothing acts before it is saved. */
export function RuleForm({ table, rule }: RuleFormProps) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const saved = draftOf(table, rule);
  const [draft, setDraft] = useState(saved);
  const change = (part: Partial<RuleDraft>) => setDraft((before) => ({ ...before, ...part }));
  const refresh = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: keys.rules }),
      queryClient.invalidateQueries({ queryKey: keys.records(table.slug) }),
    ]);
  const save = useMutation({
    mutationKey: saveKey,
    retry: false,
    mutationFn: () => {
      const { table: _fixed, ...changed } = draft;
      return rule ? patch<Rule>(`/conditional-fields/rules/${rule.id}`, changed) : post<Rule>('/conditional-fields/rules', draft);
    },
    onSuccess: async (fresh) => {
      await refresh();
      toast({ message: t('rules.saved', { name: fresh.name }) });
      if (!rule) await navigate({ to: '/admin/regles/$id', params: { id: String(fresh.id) } });
    },
  });
  const remove = useMutation({
    mutationKey: saveKey,
    retry: false,
    mutationFn: () => del(`/conditional-fields/rules/${rule?.id ?? 0}`),
    onSuccess: async () => {
      await refresh();
      const undo = rule && (() => post('/conditional-fields/rules', { ...draftOf(table, rule), order: rule.order }).then(refresh));
      toast({ message: t('rules.deleted', { name: rule?.name ?? '' }), ...(undo ? { undo } : {}) });
      await navigate({ to: '/admin/regles' });
    },
  });
  const refused = save.error instanceof ApiError ? save.error : undefined;
  const at = (pointer: string) => refused?.messageAt(pointer);
  const isSame = JSON.stringify(draft) === JSON.stringify(saved);
  const isComplete = draft.effects.every(({ field }) => field !== '') && draft.when.trim() !== '' && draft.name.trim() !== '';
  const idle = isSame ? t('schema.nothing_to_save') : isComplete ? undefined : t('rules.incomplete');
  const hides = draft.effects.some(({ action }) => action === 'show' || action === 'hide');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (idle === undefined) save.mutate();
  };
  return (
    <form onSubmit={submit} noValidate className="grid max-w-[760px] gap-6">
      <TextInput
        label={t('rules.name')}
        hint={t('rules.name_hint')}
        required
        maxLength={200}
        autoComplete="off"
        value={draft.name}
        error={at('/name')}
        onChange={(event) => change({ name: event.target.value })}
      />
      <section className="grid gap-3" aria-label={t('rules.when')}>
        <h2 className="font-semibold">{t('rules.when')}</h2>
        <ConditionSentence table={table} expression={draft.when} onChange={(when) => change({ when })} />
        <ExpressionInput
          table={table.slug}
          names={{ here: table.slug, record: table.slug }}
          label={t('rules.expression')}
          hint={t('rules.expression_hint')}
          value={draft.when}
          refusal={at('/when')}
          onChange={(when) => change({ when })}
        />
      </section>
      <EffectList table={table} effects={draft.effects} refusal={at} onChange={(effects) => change({ effects })} />
      {hides && (
        <Select
          label={t('rules.hidden_value')}
          className="max-w-[420px]"
          value={draft.hidden_value}
          options={HIDDEN_VALUES.map((each) => ({ value: each, label: t(`rules.hidden_value.${each}`) }))}
          onChange={(event) => change({ hidden_value: event.target.value as HiddenValue })}
        />
      )}
      <Checkbox label={t('rules.active')} checked={draft.is_active} onChange={(event) => change({ is_active: event.target.checked })} />
      {isComplete && <RuleImpact table={table} rule={rule} draft={draft} isSaved={isSame} />}
      <InlineError text={refused && !isPlaced(refused) ? errorText(refused) : remove.error ? errorText(remove.error) : undefined} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" busy={save.isPending} disabledReason={idle}>
          {t(rule ? 'action.save' : 'rules.create_submit')}
        </Button>
        <Button onClick={() => setDraft(saved)} disabledReason={isSame ? t('schema.nothing_to_save') : undefined}>
          {t('action.cancel')}
        </Button>
        {rule && (
          <Button variant="danger" className="ml-auto" busy={remove.isPending} onClick={() => remove.mutate()}>
            {t('rules.delete')}
          </Button>
        )}
      </div>
    </form>
  );
}

/** Whether every message stands beside what it is about. */
function isPlaced(error: ApiError): boolean {
  return error.errors.length > 0 && error.errors.every(({ pointer }) => /^\/(name|when|effects\/\d+\/(field|action|value))$/.test(pointer));
}
