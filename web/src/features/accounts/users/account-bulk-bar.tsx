import { ChevronUp, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/button';
import { iconStroke } from '@/components/icon';
import { IconButton } from '@/components/icon-button';
import { Menu } from '@/components/menu';
import { t } from '@/i18n/translate';
import { useMedia } from '@/lib/use-media';
import { bulkActions, type BulkAction } from './bulk-action';
import { BulkDialog } from './bulk-dialog';

export interface AccountBulkBarProps {
  ids: number[];
  onDone: () => void;
}

/** What can be done with the chosen accounts; floats over the list. */
export function AccountBulkBar({ ids, onDone }: AccountBulkBarProps) {
  const [asked, setAsked] = useState<BulkAction>();
  const wide = useMedia('(width >= 80rem)');
  return (
    <>
      <div
        role="toolbar"
        aria-label={t('users.bulk')}
        className="absolute bottom-4 left-1/2 z-10 flex h-10 -translate-x-1/2 items-center gap-1 rounded-box bg-raised pr-1.5 pl-3 text-sm whitespace-nowrap shadow-menu max-phone:h-14"
      >
        <span role="status" className="pr-2 font-semibold">
          {t('users.count', { n: ids.length })}
        </span>
        {wide ? (
          bulkActions.map((action) => (
            <Button key={action} variant="quiet" size="bar" onClick={() => setAsked(action)}>
              {t(`users.bulk.${action}`)}
            </Button>
          ))
        ) : (
          <Menu
            label={t('users.bulk')}
            entries={bulkActions.map((action) => ({ label: t(`users.bulk.${action}`), onSelect: () => setAsked(action) }))}
            trigger={(trigger) => (
              <Button {...trigger} variant="quiet" size="bar">
                {t('users.bulk.act')}
                <ChevronUp size={14} strokeWidth={iconStroke} aria-hidden="true" />
              </Button>
            )}
          />
        )}
        <IconButton icon={X} size="small" label={t('users.bulk.close')} onClick={onDone} />
      </div>
      {asked && <BulkDialog ids={ids} action={asked} onClose={() => setAsked(undefined)} onDone={onDone} />}
    </>
  );
}
