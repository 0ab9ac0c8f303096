interface GridGutterProps {
  index: number;
  checked: boolean;
  width: number;
  label: string;
}

/** The number of a row, which turns into its checkbox under the pointer. Clicks are handled by the grid. */
export function GridGutter({ index, checked, width, label }: GridGutterProps) {
  return (
    <div role="rowheader" aria-colindex={1} className="grid-gutter" data-gutter style={{ width }}>
      <span className="grid-number">{index + 1}</span>
      <input
        type="checkbox"
        tabIndex={-1}
        className="checkbox grid-check"
        checked={checked}
        readOnly
        aria-label={label}
      />
    </div>
  );
}
