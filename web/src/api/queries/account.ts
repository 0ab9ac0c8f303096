import { queryOptions } from '@tanstack/react-query';
import { get } from '@/api/client';
import { keys } from './keys';

/** A session of one's own, in some browser. */
export interface OwnSession {
  id: number;
  /** What the browser says of itself. */
  device: string;
  address: string;
  created_at: string;
  last_seen: string;
  expires_at: string;
  current: boolean;
}

export interface ApiToken {
  id: number;
  name: string;
  scopes: string[];
  created_at: string;
  expires_at: string;
  last_used_at: string | null;
}

/** The only answer that carries the secret. */
export interface CreatedApiToken extends ApiToken {
  token: string;
}

export interface TotpOffer {
  otpauth_uri: string;
  qr_svg: string;
}

/** What the owner of an account should know about its safety. */
export interface AccountNotice {
  id: number;
  at: string;
  kind: NoticeKind;
  address: string;
  /** Neither seen before nor done in this session. */
  is_new: boolean;
}

export type NoticeKind =
  | 'new_device'
  | 'sign_in_failed'
  | 'sign_in_locked'
  | 'password_changed'
  | 'second_factor_changed'
  | 'email_changed'
  | 'token_created';

/** A key of one's own, in some device. */
export interface Passkey {
  id: number;
  name: string;
  created_at: string;
  last_used_at: string | null;
}

/** The answer to the first second factor carries the recovery codes; to the others, none. */
export interface PasskeyEnrolment extends Passkey, RecoveryCodes {}

export interface RecoveryCodes {
  recovery_codes: string[];
}

export interface PasswordVerdict {
  acceptable: boolean;
  minimum_characters: number;
  rules: { code: string; ok: boolean; message: string | null }[];
}

export const ownSessionsQuery = queryOptions({
  queryKey: keys.ownSessions,
  queryFn: async ({ signal }) => (await get<{ items: OwnSession[] }>('/auth/sessions', { signal })).items,
});

export const noticesQuery = queryOptions({
  queryKey: keys.notices,
  queryFn: async ({ signal }) =>
    (await get<{ items: AccountNotice[] }>('/auth/notices', { signal, background: true })).items,
  staleTime: 60_000,
});

export const passkeysQuery = queryOptions({
  queryKey: keys.passkeys,
  queryFn: async ({ signal }) => (await get<{ items: Passkey[] }>('/auth/passkeys', { signal })).items,
});

export const apiTokensQuery = queryOptions({
  queryKey: keys.apiTokens,
  queryFn: async ({ signal }) => (await get<{ items: ApiToken[] }>('/auth/tokens', { signal })).items,
});
