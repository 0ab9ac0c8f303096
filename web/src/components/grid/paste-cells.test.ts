import { describe, expect, it } from 'vitest';
import { toTabSeparated } from './copy-cells';
import { parseTabSeparated, spreadCells } from './paste-cells';

describe('parseTabSeparated', () => {
  it('reads what spreadsheets put in the clipboard, its last line end aside', () => {
    expect(parseTabSeparated('Éole\t1 234,56 €\r\nSeurat\t\r\n')).toEqual([
      ['Éole', '1 234,56 €'],
      ['Seurat', ''],
    ]);
  });

  it('reads quoted cells with tabs, line ends and quotes', () => {
    expect(parseTabSeparated('"a\tb"\t"deux\nlignes"\n"dit ""oui"""\tc')).toEqual([
      ['a\tb', 'deux\nlignes'],
      ['dit "oui"', 'c'],
    ]);
  });

  it('leaves quotes that belong to the text', () => {
    expect(parseTabSeparated('"Lot" A\t3" de tube')).toEqual([['"Lot" A', '3" de tube']]);
    expect(parseTabSeparated('"sans fin\tb')).toEqual([['"sans fin', 'b']]);
  });

  it('gives back what was copied', () => {
    const cells = [
      ['a\tb', 'dit "oui"', ''],
      ['', 'deux\nlignes', 'fin'],
    ];
    expect(parseTabSeparated(toTabSeparated(cells))).toEqual(cells);
  });
});

describe('spreadCells', () => {
  it('fills a range with one value, and repeats a block that divides it', () => {
    expect(spreadCells([['x']], 2, 2)).toEqual([
      ['x', 'x'],
      ['x', 'x'],
    ]);
    expect(spreadCells([['a', 'b']], 2, 2)).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });

  it('keeps a block that does not fit the range', () => {
    expect(spreadCells([['a'], ['b']], 3, 1)).toEqual([['a'], ['b']]);
  });
});
