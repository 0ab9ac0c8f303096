/** Names of the field types, and what their inputs say. */
export const fieldTypes = {
  'type.text': 'Texte',
  'type.long_text': 'Texte long',
  'type.number': 'Nombre',
  'type.decimal': 'Décimal',
  'type.date': 'Date',
  'type.datetime': 'Date et heure',
  'type.boolean': 'Case à cocher',
  'type.choice': 'Choix',
  'type.foreign_key': 'Lien',
  'type.file': 'Fichier',
  'type.image': 'Image',
} as const;
