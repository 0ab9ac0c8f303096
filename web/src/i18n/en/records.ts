export const records = {
  'records.title': 'Records',
  'records.count': { one: '{n} record', other: '{n} records' },
} as const;
