import { useState, type FormEvent } from 'react';
import { ApiError } from '@/api/api-error';
import { serverNow } from '@/api/server-clock';
import { Button } from '@/components/button';
import { Checkbox } from '@/components/checkbox';
import { errorText } from '@/components/error-text';
import { InlineError } from '@/components/inline-error';
import { Select } from '@/components/select';
import { TextInput } from '@/components/text-input';
import { t } from '@/i18n/translate';
import { rightName } from './token-scopes';

export interface TokenDraft {
  name: string;
  scopes: string[];
  expires_at: string;
}

export interface TokenFormProps {
  /** Global rights that may be handed on. */
  rights: readonly string[];
  onSubmit: (draft: TokenDraft) => void;
  onCancel: () => void;
  busy: boolean;
  error: unknown;
}

const dayMs = 24 * 3600 * 1000;
const lives = [30, 90, 180, 365];

function draftOf(form: FormData): TokenDraft {
  const scopes = form.get('access') === 'write' ? ['read', 'write'] : ['read'];
  const end = new Date(serverNow() + Number(form.get('days')) * dayMs);
  return {
    name: String(form.get('name')).trim(),
    scopes: [...scopes, ...form.getAll('right').map(String)],
    expires_at: `${end.toISOString().slice(0, 19)}Z`,
  };
}

/** Name, reach and life of a new API token. */
export function TokenForm({ rights, onSubmit, onCancel, busy, error }: TokenFormProps) {
  const [name, setName] = useState('');
  const at = (pointer: string) => (error instanceof ApiError ? error.messageAt(pointer) : undefined);
  const placed = at('/name') !== undefined;
  const missing = name.trim() === '' ? t('tokens.name_missing') : undefined;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (missing === undefined) onSubmit(draftOf(new FormData(event.currentTarget)));
  };
  return (
    <form onSubmit={submit} className="grid gap-4">
      <TextInput
        name="name"
        label={t('tokens.name')}
        hint={t('tokens.name_hint')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={at('/name')}
        autoComplete="off"
        autoFocus
        required
      />
      <div className="grid gap-4 phone:grid-cols-2">
        <Select
          name="access"
          label={t('tokens.access')}
          options={[
            { value: 'read', label: t('tokens.read') },
            { value: 'write', label: t('tokens.write') },
          ]}
        />
        <Select
          name="days"
          label={t('tokens.life')}
          defaultValue="90"
          options={lives.map((n) => ({ value: String(n), label: t('tokens.days', { n }) }))}
        />
      </div>
      {rights.length > 0 && (
        <fieldset className="grid gap-2">
          <legend className="mb-2 text-sm font-medium">{t('tokens.rights')}</legend>
          {rights.map((right) => (
            <Checkbox key={right} name="right" value={right} label={rightName(right)} />
          ))}
        </fieldset>
      )}
      <InlineError text={error && !placed ? errorText(error) : undefined} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>{t('action.cancel')}</Button>
        <Button type="submit" variant="primary" busy={busy} disabledReason={missing}>
          {t('tokens.submit')}
        </Button>
      </div>
    </form>
  );
}
