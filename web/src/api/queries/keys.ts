/** Every key of the query cache. A prefix invalidates what is below it. */
export const keys = {
  session: ['session'] as const,
  ownSessions: ['account', 'sessions'] as const,
  apiTokens: ['account', 'tokens'] as const,
  notices: ['account', 'notices'] as const,
  passkeys: ['account', 'passkeys'] as const,
  tables: ['tables'] as const,
  projectTypes: ['tables', 'project-types'] as const,
  table: (slug: string) => ['tables', slug] as const,
  allRecords: ['records'] as const,
  records: (slug: string) => ['records', slug] as const,
  recordBlock: (slug: string, parameters: object, block: number) =>
    ['records', slug, 'block', parameters, block] as const,
  recordCount: (slug: string) => ['records', slug, 'count'] as const,
  record: (slug: string, id: number) => ['records', slug, 'one', id] as const,
  recordHistory: (slug: string, id: number) => ['records', slug, 'one', id, 'history'] as const,
  fieldOptions: (slug: string, field: string, search: string, draft: object | null) =>
    ['records', slug, 'options', field, search, draft] as const,
  form: (slug: string, id: number | null, values: object) => ['records', slug, 'form', id, values] as const,
  rules: ['rules'] as const,
  rulePreview: (rule: number | undefined, draft: object) => ['rules', 'preview', rule, draft] as const,
  accounts: ['accounts'] as const,
  accountList: (filter: object) => ['accounts', 'list', filter] as const,
  account: (id: number) => ['accounts', 'one', id] as const,
  accountSessions: (id: number) => ['accounts', 'one', id, 'sessions'] as const,
  explanation: (question: object) => ['accounts', 'explanation', question] as const,
  groups: ['groups'] as const,
  expressionCheck: (table: string, expression: string) => ['expressions', table, expression] as const,
  audit: (filter: object) => ['audit', 'list', filter] as const,
  auditActions: ['audit', 'actions'] as const,
  choices: (category: string) => ['records', 'choix', 'category', category] as const,
};

/** Mutations under this key count in the save state of the header. */
export const saveKey = ['save'] as const;
