import { CalendarDays } from 'lucide-react';
import { useRef } from 'react';
import { iconStroke } from '@/components/icon';
import { formatDate } from '@/i18n/format';
import { t } from '@/i18n/translate';
import type { FieldEditorProps } from './field-type-view';
import { todayIso } from './iso-date';
import { parseDate } from './parse-date';
import { TypedEditor } from './typed-editor';
import { textOf } from './value-shapes';

/** A day: typed freely, or picked in the browser's calendar. */
export function DateEditor(props: FieldEditorProps) {
  const picker = useRef<HTMLInputElement>(null);
  const iso = textOf(props.value);
  return (
    <TypedEditor
      {...props}
      initialText={iso === '' ? '' : formatDate(iso)}
      placeholder={t('fields.date.placeholder')}
      parse={(text) => parseDate(text, todayIso())}
      suffix={
        <span className="relative inline-flex">
          <input
            ref={picker}
            type="date"
            tabIndex={-1}
            aria-hidden="true"
            className="pointer-events-none absolute inset-0 opacity-0"
            defaultValue={iso}
            onChange={(event) => event.currentTarget.value !== '' && props.onCommit(event.currentTarget.value, 'stay')}
          />
          <button
            type="button"
            tabIndex={-1}
            className="text-muted hover:text-ink"
            aria-label={t('fields.date.pick')}
            // The input must not take the press for the end of the edit.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => picker.current?.showPicker()}
          >
            <CalendarDays size={16} strokeWidth={iconStroke} aria-hidden="true" />
          </button>
        </span>
      }
    />
  );
}
