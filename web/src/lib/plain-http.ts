/** Whether what is typed on this page travels readable: HTTP to another machine. */
export function isReadableOnTheWay({ protocol, hostname }: Pick<Location, 'protocol' | 'hostname'>): boolean {
  const here = hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
  return protocol === 'http:' && !here;
}
