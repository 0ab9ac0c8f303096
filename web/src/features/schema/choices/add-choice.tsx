import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/button';
import { t } from '@/i18n/translate';

/** One line to add a choice; Enter adds and stays for the next. */
export function AddChoice({ onAdd }: { onAdd: (label: string) => void }) {
  const [label, setLabel] = useState('');
  const add = () => {
    const trimmed = label.trim();
    if (trimmed === '') return;
    onAdd(trimmed);
    setLabel('');
  };
  return (
    <div className="mt-2 flex gap-2">
      <input
        className="input control-panel"
        aria-label={t('choices.new')}
        placeholder={t('choices.new')}
        maxLength={200}
        value={label}
        onChange={(event) => setLabel(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          add();
        }}
      />
      <Button icon={Plus} onClick={add}>
        {t('action.add')}
      </Button>
    </div>
  );
}
