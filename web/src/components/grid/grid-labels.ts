/** Every word that the grid says itself. */
export interface GridLabels {
  /** The name of the whole grid. */
  grid: string;
  /** The heading of the numbers of the rows, where they cannot be checked. */
  rowNumber: string;
  selectAll: string;
  selectRow: (index: number) => string;
  openRow: string;
  resizeColumn: (name: string) => string;
}
