import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useState, type ReactNode } from 'react';
import { projectTypesQuery } from '@/api/queries/project-types';
import type { ChoiceValue, Field } from '@/api/types';
import { useMay } from '@/api/use-may';
import { OptionSourceContext, type OptionSource } from '@/fields/option-source';
import { t } from '@/i18n/translate';

const ProjectTypeDialog = lazy(async () => ({ default: (await import('@/features/project-types/project-type-dialog')).ProjectTypeDialog }));

interface Wish {
  name: string;
  onMade: (option: ChoiceValue) => void;
}

/** Where a project's type is chosen, those who may can make a new one: name, fields and all. */
export function ProjectTypeSource({ children }: { children: ReactNode }) {
  const may = useMay('schema.manage');
  const { data: types } = useQuery({ ...projectTypesQuery, enabled: may });
  const [wish, setWish] = useState<Wish>();
  const table = types?.table ?? null;
  const field = types?.field ?? null;
  const sourceOf = useCallback(
    (askedTable: string, asked: Field): OptionSource | null => {
      if (!may || table === null || askedTable !== table || asked.slug !== field) return null;
      return { label: t('project_types.new_option'), make: (name, onMade) => setWish({ name, onMade }) };
    },
    [may, table, field],
  );
  return (
    <OptionSourceContext value={sourceOf}>
      {children}
      {wish && (
        <Suspense>
          <ProjectTypeDialog
            open
            name={wish.name}
            onClose={() => setWish(undefined)}
            onMade={({ value, label }) => {
              setWish(undefined);
              wish.onMade({ value, label });
            }}
          />
        </Suspense>
      )}
    </OptionSourceContext>
  );
}
