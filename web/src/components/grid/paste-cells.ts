/** The cells of a block that was copied from a spreadsheet, as tab-separated text. */

/** Lines of cells; a quoted cell may hold tabs, line ends and doubled quotes. */
export function parseTabSeparated(text: string): string[][] {
  const body = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const lines: string[][] = [[]];
  let at = 0;
  while (at <= body.length) {
    const cell = readCell(body, at);
    lines.at(-1)?.push(cell.text);
    if (body[cell.end] === '\n') lines.push([]);
    at = cell.end + 1;
  }
  return lines;
}

/** The cells laid over a range: one value fills it, a block that divides it repeats; otherwise the block as it is. */
export function spreadCells(cells: readonly (readonly string[])[], height: number, width: number): readonly (readonly string[])[] {
  const columns = Math.max(0, ...cells.map((line) => line.length));
  if (columns === 0 || height % cells.length !== 0 || width % columns !== 0) return cells;
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_each, column) => cells[row % cells.length]?.[column % columns] ?? ''),
  );
}

function readCell(body: string, start: number): { text: string; end: number } {
  const quoted = body[start] === '"' ? readQuoted(body, start) : null;
  if (quoted) return quoted;
  const rest = body.slice(start).search(/[\t\n]/);
  const end = rest < 0 ? body.length : start + rest;
  return { text: body.slice(start, end), end };
}

/** A cell between quotes; null when what begins with a quote is not one, as in `"Lot" A`. */
function readQuoted(body: string, start: number): { text: string; end: number } | null {
  let end = start + 1;
  while (end < body.length && (body[end] !== '"' || body[end + 1] === '"')) end += body[end] === '"' ? 2 : 1;
  const after = body[end + 1];
  if (body[end] !== '"' || (after !== undefined && after !== '\t' && after !== '\n')) return null;
  return { text: body.slice(start + 1, end).replaceAll('""', '"'), end: end + 1 };
}
