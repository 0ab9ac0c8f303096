import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { t } from '@/i18n/translate';
import { iconStroke } from './icon';

interface SearchBoxProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

const TYPING_PAUSE_MS = 200;

/** Searches while typing; the server ignores case and accents. */
export function SearchBox({ label, value, onChange }: SearchBoxProps) {
  const [text, setText] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const change = (next: string, wait: number) => {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onChange(next.trim()), wait);
  };
  return (
    <search className="relative flex w-68 min-w-0 items-center max-phone:grow">
      <Search
        size={14}
        strokeWidth={iconStroke}
        className="pointer-events-none absolute left-2 z-1 text-muted"
        aria-hidden="true"
      />
      <input
        type="text"
        aria-label={label}
        placeholder={label}
        value={text}
        className="input pr-7 pl-7 text-sm [--size:1.75rem]"
        onChange={(event) => change(event.currentTarget.value, TYPING_PAUSE_MS)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text !== '') change('', 0);
          if (event.key === 'Enter') change(text, 0);
        }}
      />
      {text !== '' && (
        <button
          type="button"
          className="absolute right-1 grid size-6 place-items-center text-muted hover:text-ink"
          aria-label={t('search.clear')}
          onClick={() => change('', 0)}
        >
          <X size={14} strokeWidth={iconStroke} aria-hidden="true" />
        </button>
      )}
    </search>
  );
}
