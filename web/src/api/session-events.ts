type Answer = () => Promise<boolean>;

export interface Question {
  /** Registers what asks the person; resolves true once done. Returns the way to unregister. */
  onAsked: (answer: Answer) => () => void;
  /** Asks once for all requests that wait. False when nobody can be asked. */
  ask: () => Promise<boolean>;
}

function question(): Question {
  let answer: Answer | undefined;
  let running: Promise<boolean> | undefined;
  return {
    onAsked: (asked) => {
      answer = asked;
      return () => {
        if (answer === asked) answer = undefined;
      };
    },
    ask: async () => {
      if (answer === undefined) return false;
      running ??= answer().finally(() => (running = undefined));
      return running;
    },
  };
}

/** The session has ended: sign in again. */
export const signInQuestion = question();

/** The act is dangerous: confirm the password. */
export const passwordQuestion = question();

const duties = ['password_change_required', 'second_factor_required', 'second_factor_enrolment_required'] as const;

/** What the server wants done before it answers anything else. */
export type Duty = (typeof duties)[number];

const announced = new EventTarget();

export function isDuty(code: string): code is Duty {
  return (duties as readonly string[]).includes(code);
}

/** Tells that the server refuses everything until this is done. */
export function announceDuty(duty: Duty): void {
  announced.dispatchEvent(new CustomEvent('duty', { detail: duty }));
}

/** Calls `listener` whenever the server demands something first. Returns the way to stop. */
export function onDuty(listener: (duty: Duty) => void): () => void {
  const handle = (event: Event) => listener((event as CustomEvent<Duty>).detail);
  announced.addEventListener('duty', handle);
  return () => announced.removeEventListener('duty', handle);
}
