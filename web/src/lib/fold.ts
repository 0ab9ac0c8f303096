/** Lower case, no accents, `œ` as `oe`, straight apostrophes: two texts that a person would call the same fold alike. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('’', "'");
}

/** Where `query` occurs in `text`, ignoring case and accents, as [start, end) of `text`; undefined when nowhere. */
export function findFolded(text: string, query: string): [number, number] | undefined {
  const wanted = fold(query.trim());
  if (wanted === '') return undefined;
  let folded = '';
  const origin: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const piece = fold(text[index] ?? '');
    for (let unit = 0; unit < piece.length; unit += 1) origin.push(index);
    folded += piece;
  }
  const at = folded.indexOf(wanted);
  if (at < 0) return undefined;
  return [origin[at] ?? 0, (origin[at + wanted.length - 1] ?? text.length - 1) + 1];
}
