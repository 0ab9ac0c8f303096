import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { get } from '@/api/client';
import { sessionQuery } from '@/api/queries/session';
import { serverNow } from '@/api/server-clock';
import type { Session } from '@/api/types';

const warnMs = 120_000;
/** While the warning stands, other tabs and other requests may prolong the session; without an answer, it is asked again. */
const lookAgainMs = 15_000;

export interface SessionEnd {
  /** When the session ends, while that is near. */
  endsAt: string | undefined;
  /** The end stays, whatever is done: the session is as old as sessions may be. */
  final: boolean;
  keepOpen: () => Promise<void>;
}

interface Told {
  /** The session's end as it was when the server was asked; another one means another sign-in. */
  since: string | undefined;
  endsAt: string | undefined;
  near: boolean;
  final: boolean;
  /** How long to leave the server alone. */
  pauseMs: number;
}

/**
 * Warns two minutes before the session ends. The server tells when that is: asked in the background when the end that
 * was last known comes near, since every request moves it.
 */
export function useSessionEnd(): SessionEnd {
  const { data: session } = useQuery(sessionQuery);
  const since = session?.second_factor_required ? undefined : session?.expires_at;
  const [last, setLast] = useState<Told>();
  const told = last?.since === since ? last : undefined;
  const endsAt = told?.endsAt ?? since;

  const ask = useCallback(
    async (background: boolean) => {
      const { expires_at: end } = await get<Session>('/auth/session', { background });
      const near = end !== undefined && Date.parse(end) - serverNow() <= warnMs;
      setLast((before) => {
        const stays = background ? before?.final === true && before.endsAt === end : true;
        return { since, endsAt: end, near, final: near && stays, pauseMs: near ? lookAgainMs : 0 };
      });
    },
    [since],
  );
  useEffect(() => {
    if (endsAt === undefined) return undefined;
    const wait = Math.max(told?.pauseMs ?? 0, Date.parse(endsAt) - serverNow() - warnMs);
    const looked = () => ask(true).catch(() => setLast({ since, endsAt, near: false, final: false, pauseMs: lookAgainMs }));
    const timer = setTimeout(() => void looked(), wait);
    return () => clearTimeout(timer);
  }, [endsAt, told, since, ask]);

  const keepOpen = useCallback(() => ask(false), [ask]);
  return { endsAt: told?.near ? endsAt : undefined, final: told?.final ?? false, keepOpen };
}
