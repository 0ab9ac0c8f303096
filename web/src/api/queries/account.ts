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

export const apiTokensQuery = queryOptions({
  queryKey: keys.apiTokens,
  queryFn: async ({ signal }) => (await get<{ items: ApiToken[] }>('/auth/tokens', { signal })).items,
});
