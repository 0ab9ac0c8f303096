import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useRef, useState, type FormEvent } from 'react';
import { ApiError } from '@/api/api-error';
import { post } from '@/api/client';
import type { ProjectType, ProjectTypeDefinition } from '@/api/project-type-types';
import { categoriesQuery } from '@/api/queries/categories';
import { keys } from '@/api/queries/keys';
import { projectTypesQuery } from '@/api/queries/project-types';
import { tablesQuery } from '@/api/queries/tables';
import { storedTables } from '@/api/stored-tables';
import { Button } from '@/components/button';
import { errorText } from '@/components/error-text';
import { InlineError } from '@/components/inline-error';
import { TextInput } from '@/components/text-input';
import { t } from '@/i18n/translate';
import { fold } from '@/lib/fold';
import { DetailsFieldLine } from './details-field-line';
import { draftOfTemplate, emptyField, emptyType, filledFields, writtenType, type FieldDraft, type TypeDraft } from './type-draft';

interface ProjectTypeFormProps {
  /** What the type is called so far. */
  name: string;
  /** It exists: only its details are new. */
  isNamed: boolean;
  onMade: (type: ProjectType) => void;
  onCancel: () => void;
}

/** A type of projects and the fields that it brings, made together. */
export function ProjectTypeForm({ name, isNamed, onMade, onCancel }: ProjectTypeFormProps) {
  const [draft, setDraft] = useState<TypeDraft>(() => emptyType(name));
  const [added, setAdded] = useState(0);
  const nameInput = useRef<HTMLInputElement>(null);
  const queryClient = useQueryClient();
  const { data: all } = useQuery(projectTypesQuery);
  const { data: categories = [] } = useQuery(categoriesQuery);
  const { data: tables = [] } = useQuery(tablesQuery);
  const create = useMutation({
    retry: false,
    mutationFn: (definition: ProjectTypeDefinition) => post<ProjectType>('/project-types', definition),
    onSuccess: async (type) => {
      await Promise.all(
        [keys.tables, keys.rules, keys.session, keys.allRecords].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      );
      onMade(type);
    },
    onError: (error) => refusalAt(error, '/name') !== undefined && nameInput.current?.focus(),
  });
  const templates = (all?.templates ?? []).filter((template) => isNamed ? fold(template.name) === fold(name) : !isTaken(template.name));
  const nameError = refusalAt(create.error, '/name');
  const isPlaced = nameError !== undefined || filledFields(draft).some((_, at) => fieldRefusal(create.error, at) !== undefined);

  function isTaken(label: string): boolean {
    return all?.items.some((type) => type.table !== null && fold(type.label) === fold(label)) ?? false;
  }
  const setField = (key: number, next: FieldDraft | null) =>
    setDraft((present) => ({
      ...present,
      fields: present.fields.flatMap((field) => (field.key !== key ? [field] : next ? [next] : [])),
    }));
  const addField = () => {
    const field = emptyField();
    setAdded(field.key);
    setDraft((present) => ({ ...present, fields: [...present.fields, field] }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (draft.name.trim() === '') return nameInput.current?.focus();
    return create.mutate(writtenType(draft));
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-3.5">
      <TextInput
        ref={nameInput}
        label={t('project_types.name')}
        required
        maxLength={200}
        autoComplete="off"
        autoFocus={!isNamed}
        readOnly={isNamed}
        value={draft.name}
        error={nameError}
        onChange={(event) => setDraft({ ...draft, name: event.target.value })}
      />
      {templates.length > 0 && (
        <div className="flex flex-wrap items-center gap-2 text-sm">
          <span className="text-muted">{t('project_types.from_template')}</span>
          {templates.map((template) => (
            <Button key={template.name} size="bar" onClick={() => setDraft({ ...draftOfTemplate(template), name: isNamed ? draft.name : template.name })}>
              {template.name}
            </Button>
          ))}
        </div>
      )}
      <TextInput
        label={t('project_types.description')}
        maxLength={2000}
        autoComplete="off"
        value={draft.description}
        error={refusalAt(create.error, '/description')}
        onChange={(event) => setDraft({ ...draft, description: event.target.value })}
      />
      <section aria-label={t('project_types.fields')}>
        <h3 className="font-semibold">{t('project_types.fields')}</h3>
        <ul>
          {draft.fields.map((field, at) => (
            <DetailsFieldLine
              key={field.key}
              field={field}
              position={at + 1}
              categories={categories}
              tables={storedTables(tables)}
              refusal={fieldRefusal(create.error, filledFields(draft).indexOf(field))}
              autoFocus={field.key === added || (isNamed && at === 0)}
              onChange={(next) => setField(field.key, next)}
              onRemove={draft.fields.length > 1 ? () => setField(field.key, null) : undefined}
            />
          ))}
        </ul>
        <Button variant="quiet" size="bar" icon={Plus} className="mt-2 -ml-2" onClick={addField}>
          {t('project_types.add_field')}
        </Button>
      </section>
      <InlineError text={create.error && !isPlaced ? errorText(create.error) : undefined} />
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>{t('action.cancel')}</Button>
        <Button type="submit" variant="primary" busy={create.isPending}>
          {isNamed ? t('project_types.give_details') : t('project_types.create')}
        </Button>
      </div>
    </form>
  );
}

function refusalAt(error: unknown, pointer: string): string | undefined {
  return error instanceof ApiError ? error.messageAt(pointer) : undefined;
}

/** The first refusal of a field or of what is in it. */
function fieldRefusal(error: unknown, at: number): string | undefined {
  if (!(error instanceof ApiError) || at < 0) return undefined;
  return error.errors.find(({ pointer }) => `${pointer}/`.startsWith(`/fields/${at}/`))?.message;
}
