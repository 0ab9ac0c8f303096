import { useState } from 'react';
import { isDetailsTable, ownFields } from '@/api/stored-tables';
import type { Table } from '@/api/types';
import { errorText } from '@/components/error-text';
import { InlineError } from '@/components/inline-error';
import { t } from '@/i18n/translate';
import { moved } from '@/lib/moved';
import { FieldLine } from './field-line';
import { useFieldOrder } from './use-field-order';
import { useFocusOnMoved } from './use-focus-on-moved';

export interface FieldListProps {
  table: Table;
  selected: string | undefined;
  onSelect: (slug: string) => void;
}

/** The fields in their order, changed by dragging, by Alt and an arrow, or from each line's menu. */
export function FieldList({ table, selected, onSelect }: FieldListProps) {
  const [dragged, setDragged] = useState<number>();
  const [target, setTarget] = useState<number>();
  const order = useFieldOrder(table.slug);
  const isDetails = isDetailsTable(table);
  const fields = ownFields(table);
  const slugs = fields.map(({ slug }) => slug);
  const [movedTo, setMovedTo] = useState<string>();
  const move = (from: number, to: number) => {
    if (to === from || to < 0 || to >= slugs.length) return;
    order.mutate(moved(slugs, from, to));
    setMovedTo(slugs[from]);
  };
  const list = useFocusOnMoved(slugs.join(' '), movedTo);
  const place = slugs.indexOf(movedTo ?? '');
  const drop = () => {
    if (dragged !== undefined && target !== undefined) move(dragged, target);
    setDragged(undefined);
    setTarget(undefined);
  };
  return (
    <>
      <ol ref={list} aria-label={t('schema.fields')}>
        {fields.map((field, index) => (
          <FieldLine
            key={field.id}
            field={field}
            position={{ first: index === 0, last: index === slugs.length - 1 }}
            selected={field.slug === selected}
            movable={!isDetails}
            dropSide={dragged !== undefined && target === index ? (target > dragged ? 'below' : 'above') : undefined}
            onSelect={() => onSelect(field.slug)}
            onMove={(step) => move(index, index + step)}
            onDragStart={() => setDragged(index)}
            onDragOver={() => setTarget(index)}
            onDragEnd={drop}
          />
        ))}
      </ol>
      <div role="status" className="sr-only">
        {place >= 0 && t('order.moved', { name: fields[place]?.name ?? '', place: place + 1, total: slugs.length })}
      </div>
      <InlineError text={order.error ? errorText(order.error) : undefined} className="mt-2 px-2" />
    </>
  );
}
