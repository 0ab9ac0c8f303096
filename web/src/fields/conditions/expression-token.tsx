import { useState } from 'react';
import { Button } from '@/components/button';
import { TextArea } from '@/components/text-area';
import { t } from '@/i18n/translate';
import { closePopover, PopoverButton } from '@/components/popover-button';
import './conditions.css';

interface ExpressionTokenProps {
  text: string;
  onChange: (text: string) => void;
}

/** A filter that the sentence cannot say, as the expression it is. */
export function ExpressionToken({ text, onChange }: ExpressionTokenProps) {
  return (
    <span className="filter-token">
      <PopoverButton
        label={t('records.filter.expression')}
        className="w-96 p-3"
        trigger={(trigger) => (
          <button {...trigger} type="button" className="filter-token-text filter-token-alone">
            <code className="text-xs text-ink">{text}</code>
          </button>
        )}
      >
        {() => <ExpressionForm text={text} onChange={onChange} />}
      </PopoverButton>
    </span>
  );
}

function ExpressionForm({ text, onChange }: ExpressionTokenProps) {
  const [present, setPresent] = useState(text);
  return (
    <div className="grid gap-3">
      <TextArea
        label={t('records.filter.expression')}
        rows={4}
        value={present}
        spellCheck={false}
        onChange={(event) => setPresent(event.currentTarget.value)}
      />
      <div>
        <Button
          variant="primary"
          size="bar"
          onClick={(event) => {
            closePopover(event.currentTarget);
            onChange(present);
          }}
        >
          {t('records.filter.apply')}
        </Button>
      </div>
    </div>
  );
}
