import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { t } from '@/i18n/translate';
import { isEditable } from '@/lib/is-editable';
import { usePanelWidth } from './use-panel-width';

interface PanelFrameProps {
  label: string;
  onClose: () => void;
  onStep: (step: 1 | -1) => void;
  children: ReactNode;
}

const RESIZE_STEP = 20;

/** The place of a record: beside the grid, or the whole page where there is no room for both. */
export function PanelFrame({ label, onClose, onStep, children }: PanelFrameProps) {
  const { width, resize, min, max } = usePanelWidth();
  const drag = useRef<{ x: number; width: number } | null>(null);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const typing = isEditable(event.target);
    if (event.key === 'Escape' && !typing && !event.defaultPrevented) onClose();
    const step = event.key === 'j' || (event.altKey && event.key === 'ArrowDown') ? 1 : undefined;
    const back = event.key === 'k' || (event.altKey && event.key === 'ArrowUp') ? -1 : undefined;
    if (typing || event.ctrlKey || event.metaKey || (!step && !back)) return;
    event.preventDefault();
    onStep(step ?? back ?? 1);
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, width };
  };
  return (
    <aside
      aria-label={label}
      style={{ width }}
      className="relative flex min-h-0 max-w-[calc(100%-420px)] min-w-110 shrink-0 flex-col border-l border-line bg-base-100 max-lg:fixed max-lg:inset-0 max-lg:z-20 max-lg:w-full! max-lg:max-w-none max-lg:min-w-0 max-lg:border-l-0"
    >
      <div
        role="separator"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={t('records.panel.resize')}
        aria-valuenow={width}
        aria-valuemin={min}
        aria-valuemax={max}
        className="absolute inset-y-0 -left-1 z-10 w-2 cursor-col-resize touch-none hover:bg-primary/20 max-lg:hidden"
        onPointerDown={onPointerDown}
        onPointerMove={(event) => drag.current && resize(drag.current.width - event.clientX + drag.current.x)}
        onPointerUp={() => {
          drag.current = null;
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowLeft') resize(width + RESIZE_STEP);
          if (event.key === 'ArrowRight') resize(width - RESIZE_STEP);
        }}
      />
      {/* The keys of the record: Échap, J and K, from anywhere in it. */}
      <div role="presentation" className="flex min-h-0 grow flex-col" onKeyDown={onKeyDown}>
        {children}
      </div>
    </aside>
  );
}
