/** `2026-11-24T13:31:00Z` as what a `datetime-local` input shows; empty when it is no instant. */
export function localOf(instant: string): string {
  const date = new Date(instant);
  if (instant === '' || Number.isNaN(date.getTime())) return '';
  const shifted = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}

/** What a `datetime-local` input holds as an instant in UTC, to the second. */
export function instantOf(local: string): string {
  return new Date(local).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
