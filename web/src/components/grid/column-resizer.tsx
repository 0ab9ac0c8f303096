import { useRef, type PointerEvent } from 'react';
import { clampColumnWidth } from './column-layout';

interface ColumnResizerProps {
  label: string;
  width: number;
  onResize: (width: number) => void;
  onFit: () => void;
}

/** The right edge of a column header: drag to resize, double-click to fit the content in sight. */
export function ColumnResizer({ label, width, onResize, onFit }: ColumnResizerProps) {
  const start = useRef<{ x: number; width: number } | null>(null);

  const begin = (event: PointerEvent<HTMLSpanElement>) => {
    event.preventDefault();
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, width };
  };
  const drag = (event: PointerEvent<HTMLSpanElement>) => {
    if (start.current) onResize(clampColumnWidth(start.current.width + event.clientX - start.current.x));
  };

  return (
    <span
      role="presentation"
      title={label}
      className="grid-resizer"
      onPointerDown={begin}
      onPointerMove={drag}
      onPointerUp={() => {
        start.current = null;
      }}
      onPointerCancel={() => {
        start.current = null;
      }}
      onDoubleClick={onFit}
    />
  );
}
