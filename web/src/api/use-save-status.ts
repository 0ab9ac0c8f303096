import { useMutationState, type MutationState } from '@tanstack/react-query';
import { ApiError } from './api-error';
import { saveKey } from './queries/keys';

export type SaveStatus = { kind: 'saved' | 'saving' | 'failed' | 'offline' } | { kind: 'waiting'; count: number };

type Observed = Pick<MutationState, 'status' | 'isPaused' | 'error'>;

/** A refusal is explained where the person typed; only what did not get through is a failure here. */
function gotLost({ status, error }: Observed): boolean {
  const refused = error instanceof ApiError && error.status >= 400 && error.status < 500;
  return status === 'error' && !refused;
}

/** What the header says of these saves, oldest first. */
export function saveStatusOf(mutations: Observed[], online: boolean): SaveStatus {
  const waiting = mutations.filter((mutation) => mutation.status === 'pending' && mutation.isPaused).length;
  if (waiting > 0) return { kind: 'waiting', count: waiting };
  if (!online) return { kind: 'offline' };
  if (mutations.some((mutation) => mutation.status === 'pending')) return { kind: 'saving' };
  const last = mutations.at(-1);
  return { kind: last !== undefined && gotLost(last) ? 'failed' : 'saved' };
}

/** The state of all mutations under `saveKey`. */
export function useSaveStatus(online: boolean): SaveStatus {
  const mutations = useMutationState({
    filters: { mutationKey: saveKey },
    select: ({ state }): Observed => ({ status: state.status, isPaused: state.isPaused, error: state.error }),
  });
  return saveStatusOf(mutations, online);
}
