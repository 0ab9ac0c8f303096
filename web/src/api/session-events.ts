type Recovery = () => Promise<boolean>;

const state: { recovery: Recovery | undefined; running: Promise<boolean> | undefined } = {
  recovery: undefined,
  running: undefined,
};
const passwordChange = new EventTarget();

/** Registers what asks the person to sign in again; resolves true once signed in. Returns the way to unregister. */
export function onSessionEnded(recovery: Recovery): () => void {
  state.recovery = recovery;
  return () => {
    if (state.recovery === recovery) state.recovery = undefined;
  };
}

/** Asks to sign in again, once for all requests that wait. False when nobody can be asked. */
export async function recoverSession(): Promise<boolean> {
  if (state.recovery === undefined) return false;
  state.running ??= state.recovery().finally(() => {
    state.running = undefined;
  });
  return state.running;
}

/** Tells that the server refuses everything until the password is changed. */
export function announcePasswordChange(): void {
  passwordChange.dispatchEvent(new Event('required'));
}

/** Calls `listener` whenever the server demands a new password. Returns the way to stop. */
export function onPasswordChangeRequired(listener: () => void): () => void {
  passwordChange.addEventListener('required', listener);
  return () => passwordChange.removeEventListener('required', listener);
}
