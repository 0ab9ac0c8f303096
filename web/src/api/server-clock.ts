const clock = { ahead: 0 };

/** Learns from the `Date` of an answer how far the server's clock is from the one of this machine. */
export function followServerClock(date: string | null): void {
  const told = Date.parse(date ?? '');
  if (!Number.isNaN(told)) clock.ahead = told - Date.now();
}

/** The time on the server, in milliseconds, to the second: ends of sessions and tokens are told in it. */
export function serverNow(): number {
  return Date.now() + clock.ahead;
}
