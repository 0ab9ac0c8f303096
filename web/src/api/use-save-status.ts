import { useMutationState, type MutationState } from '@tanstack/react-query';
import { saveKey } from './queries/keys';

export type SaveStatus = { kind: 'saved' | 'saving' | 'failed' | 'offline' } | { kind: 'waiting'; count: number };

type Observed = Pick<MutationState, 'status' | 'isPaused'>;

/** What the header says of these saves, oldest first. */
export function saveStatusOf(mutations: Observed[], online: boolean): SaveStatus {
  const waiting = mutations.filter((mutation) => mutation.status === 'pending' && mutation.isPaused).length;
  if (waiting > 0) return { kind: 'waiting', count: waiting };
  if (!online) return { kind: 'offline' };
  if (mutations.some((mutation) => mutation.status === 'pending')) return { kind: 'saving' };
  return { kind: mutations.at(-1)?.status === 'error' ? 'failed' : 'saved' };
}

/** The state of all mutations under `saveKey`. */
export function useSaveStatus(online: boolean): SaveStatus {
  const mutations = useMutationState({
    filters: { mutationKey: saveKey },
    select: (mutation): Observed => ({ status: mutation.state.status, isPaused: mutation.state.isPaused }),
  });
  return saveStatusOf(mutations, online);
}
