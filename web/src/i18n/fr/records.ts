/** Texts of the grid and of the record panel. */
export const records = {
  'records.title': 'Enregistrements',
  'records.count': { one: '{n} enregistrement', other: '{n} enregistrements' },
} as const;
