import { expect, it } from 'vitest';
import { toHtmlTable, toTabSeparated } from './copy-cells';

const rows = [
  ['Éole', '1\u202f234,56\u00a0€'],
  ['deux\nlignes', 'dit "oui"'],
];

it('separates cells by tabs and quotes what would break the lines', () => {
  expect(toTabSeparated(rows)).toBe('Éole\t1\u202f234,56\u00a0€\r\n"deux\nlignes"\t"dit ""oui"""');
});

it('makes a table whose cells cannot be taken for tags', () => {
  expect(toHtmlTable([['<b>', 'a & b']])).toBe('<table><tr><td>&lt;b&gt;</td><td>a &amp; b</td></tr></table>');
});
