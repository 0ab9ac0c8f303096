export const fieldTypes = {
  'type.text': 'Text',
  'type.long_text': 'Long text',
  'type.number': 'Number',
  'type.decimal': 'Decimal',
  'type.date': 'Date',
  'type.datetime': 'Date and time',
  'type.boolean': 'Checkbox',
  'type.choice': 'Choice',
  'type.foreign_key': 'Link',
  'type.file': 'File',
  'type.image': 'Image',
} as const;
