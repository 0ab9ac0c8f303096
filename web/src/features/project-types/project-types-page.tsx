import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { ProjectType } from '@/api/project-type-types';
import { projectTypesQuery } from '@/api/queries/project-types';
import { useMay } from '@/api/use-may';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { PageHeader } from '@/components/page-header';
import { Skeleton } from '@/components/skeleton';
import { useToast } from '@/components/toast-context';
import { t } from '@/i18n/translate';
import { ProjectTypeDialog } from './project-type-dialog';

/** Every type of projects, with the fields that it brings to a project. */
export function ProjectTypesPage() {
  const { data, error, isPending, refetch } = useQuery(projectTypesQuery);
  const [making, setMaking] = useState<{ name: string; isNamed: boolean }>();
  const mayReadRules = useMay('rules.manage');
  const toast = useToast();
  const create = (
    <Button
      variant="primary"
      icon={Plus}
      aria-label={t('project_types.create_long')}
      onClick={() => setMaking({ name: '', isNamed: false })}
    >
      {t('action.create')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('admin.project_types')} trail={t('admin.title')} action={create} />
      <div className="max-w-[calc(1128px+4rem)] px-5 py-5 phone:px-8 phone:py-6">
        <p className="mb-4 max-w-[68ch] text-muted">{t('project_types.intro')}</p>
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {isPending && <Skeleton rows={6} />}
        {data?.items.length === 0 && (
          <EmptyState title={t('project_types.none')} detail={t('project_types.none_detail')} actions={create} />
        )}
        {data && data.items.length > 0 && (
          <ul className="border-t border-line">
            {data.items.map((type) => (
              <TypeLine key={type.value} type={type} hasRuleLink={mayReadRules} onGiveDetails={() => setMaking({ name: type.label, isNamed: true })} />
            ))}
          </ul>
        )}
      </div>
      <ProjectTypeDialog
        open={making !== undefined}
        name={making?.name ?? ''}
        isNamed={making?.isNamed ?? false}
        onClose={() => setMaking(undefined)}
        onMade={({ label }) => {
          setMaking(undefined);
          toast({ message: t('project_types.made', { name: label }) });
        }}
      />
    </>
  );
}

interface TypeLineProps {
  type: ProjectType;
  hasRuleLink: boolean;
  onGiveDetails: () => void;
}

function TypeLine({ type, hasRuleLink, onGiveDetails }: TypeLineProps) {
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b border-line-soft py-3">
      <div className="min-w-0 grow basis-60">
        <h2 className="font-medium">{type.label}</h2>
        {type.description !== '' && <p className="text-sm text-muted">{type.description}</p>}
        <p className="mt-1 text-sm">
          {type.fields.length === 0 ? (
            <span className="text-muted">{t('project_types.no_fields')}</span>
          ) : (
            type.fields.map(({ name }) => name).join(', ')
          )}
        </p>
      </div>
      <div className="flex shrink-0 gap-2">
        {type.table === null ? (
          <Button size="bar" onClick={onGiveDetails}>
            {t('project_types.give_details')}
          </Button>
        ) : (
          <>
            <Link to="/t/$slug" params={{ slug: type.table }} className="btn btn-bar">
              {t('project_types.open')}
            </Link>
            <Link to="/t/$slug/champs" params={{ slug: type.table }} className="btn btn-bar">
              {t('schema.fields')}
            </Link>
            {type.rule !== null && hasRuleLink && (
              <Link to="/admin/regles/$id" params={{ id: String(type.rule) }} className="btn btn-bar">
                {t('project_types.rule')}
              </Link>
            )}
          </>
        )}
      </div>
    </li>
  );
}
