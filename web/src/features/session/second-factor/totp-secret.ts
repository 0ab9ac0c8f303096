/** The key inside an `otpauth:` address, in groups of four for those who type it. */
export function totpSecret(address: string): string {
  const secret = new URLSearchParams(address.split('?')[1] ?? '').get('secret') ?? '';
  return secret.replace(/(.{4})(?=.)/g, '$1 ');
}
