import { FileText } from 'lucide-react';
import type { ReactNode } from 'react';
import type { FileValue } from '@/api/types';
import { iconStroke } from '@/components/icon';
import { formatBytes } from '@/i18n/format';

/** One file of a record, opened in another tab; then what can be done to it. */
export function FileLine({ file, children }: { file: FileValue; children?: ReactNode }) {
  return (
    <div className="flex min-h-7 items-center gap-2">
      <FileText size={14} strokeWidth={iconStroke} className="shrink-0 text-muted" aria-hidden="true" />
      <a href={file.url} target="_blank" rel="noreferrer" className="min-w-0 grow truncate link">
        {file.name}
      </a>
      <span className="text-xs text-muted">{formatBytes(file.size)}</span>
      {children}
    </div>
  );
}
