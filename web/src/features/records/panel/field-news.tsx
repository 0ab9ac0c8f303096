import { useEffect, useRef, useState } from 'react';
import type { Field } from '@/api/types';
import { t } from '@/i18n/translate';

/** Says to those who do not see it which fields have come and gone. */
export function FieldNews({ fields }: { fields: readonly Field[] }) {
  const before = useRef<string>(undefined);
  const [news, setNews] = useState('');
  // One text, the same as long as the fields are: names hold no line ends.
  const names = fields.map(({ name }) => name).join('\n');
  useEffect(() => {
    const known = before.current;
    before.current = names;
    if (known === undefined) return;
    const came = linesWithout(names, known);
    const went = linesWithout(known, names);
    const said = [came && t('records.form.shown', { names: came }), went && t('records.form.hidden', { names: went })];
    setNews(said.filter(Boolean).join(' '));
  }, [names]);
  return (
    <p className="sr-only" role="status">
      {news}
    </p>
  );
}

function linesWithout(text: string, other: string): string {
  const others = other.split('\n');
  return text.split('\n').filter((line) => !others.includes(line)).join(', ');
}
