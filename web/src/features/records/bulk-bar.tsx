import { RotateCcw, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import type { Table } from '@/api/types';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { NO_CHECKED_ROWS } from '@/components/grid/checked-rows';
import { IconButton } from '@/components/icon-button';
import { formatNumber } from '@/i18n/format';
import { t } from '@/i18n/translate';
import type { ListQuery } from './record-api';
import { countedNoun } from '@/components/table-noun';
import { useBulkRun, type BulkRun } from './use-bulk-run';
import type { CheckedRecords } from './use-checked-rows';
import type { RecordActions } from './use-record-actions';

interface BulkBarProps {
  table: Table;
  query: ListQuery;
  checked: CheckedRecords;
  actions: RecordActions;
}

/** From this many records on, the count is asked back before anything happens. */
const ASK_FROM = 200;

/** What can be done with the checked records, and how far it is; floats above the footer. */
export function BulkBar({ table, query, checked, actions }: BulkBarProps) {
  const [asking, setAsking] = useState(false);
  const { run, start } = useBulkRun(table, query, checked, actions);
  const things = countedNoun(table.name, checked.count);
  const icon = query.trash ? RotateCcw : Trash2;
  const verb = t(query.trash ? 'records.trash.restore' : 'records.bulk.delete');
  const confirm = () => {
    setAsking(false);
    void start();
  };
  if (checked.count === 0 && run === null) return null;
  return (
    <>
      <div
        role="toolbar"
        aria-label={t('records.bulk.label')}
        className="absolute bottom-13 left-1/2 z-10 flex h-10 -translate-x-1/2 items-center gap-1 rounded-box bg-raised pr-1.5 pl-3 text-sm whitespace-nowrap shadow-menu"
      >
        {run ? (
          <RunProgress run={run} />
        ) : (
          <>
            <span className="pr-2 font-semibold">{things}</span>
            <Button
              variant={query.trash ? 'quiet' : 'danger'}
              size="bar"
              icon={icon}
              onClick={() => (checked.count >= ASK_FROM ? setAsking(true) : void start())}
            >
              {checked.count >= ASK_FROM ? t('records.bulk.asks', { verb }) : verb}
            </Button>
            <span className="mx-1 h-5 border-l border-line" />
            <IconButton icon={X} size="small" label={t('records.bulk.close')} onClick={() => checked.set(NO_CHECKED_ROWS)} />
          </>
        )}
      </div>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t(query.trash ? 'records.bulk.restoreTitle' : 'records.bulk.trashTitle', { things })}
        description={t(query.trash ? 'records.bulk.restoreDetail' : 'records.bulk.trashDetail')}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('action.cancel')}</Button>
            <Button variant="primary" onClick={confirm}>
              {t(query.trash ? 'records.trash.restore' : 'records.panel.trash')}
            </Button>
          </>
        }
      />
    </>
  );
}

function RunProgress({ run }: { run: BulkRun }) {
  return (
    <>
      <span role="status">
        <strong className="font-semibold">{formatNumber(run.settled)}</strong> {t('records.footer.of', { total: run.total })}
      </span>
      <progress
        className="bulk-progress mx-2"
        aria-label={t('records.bulk.progress')}
        max={Math.max(1, run.total)}
        value={run.settled}
      />
      <Button variant="quiet" size="bar" onClick={run.stop}>
        {t('records.bulk.stop')}
      </Button>
    </>
  );
}
