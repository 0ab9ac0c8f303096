import type { Field, FieldType, RecordData, Table } from '@/api/types';

/** A field for a test. */
export function sampleField(slug: string, type: FieldType, more: Partial<Field> = {}): Field {
  return {
    id: 1,
    slug,
    name: slug,
    type,
    description: null,
    required: false,
    unique: false,
    searchable: true,
    indexed: false,
    order: 0,
    default: null,
    options: {},
    ...more,
  };
}

/** The table of projects, for a test. */
export function sampleTable(): Table {
  const fields = [
    sampleField('nom_projet', 'text', { name: 'Nom du projet' }),
    sampleField('statut', 'choice', { name: 'Statut' }),
    sampleField('contact_principal', 'foreign_key', { name: 'Contact principal', options: { table: 'contact' } }),
    sampleField('date_fin', 'date', { name: 'Échéance' }),
    sampleField('montant_ht', 'decimal', { name: 'Montant HT', options: { scale: 2 } }),
    sampleField('participants', 'number', { name: 'Participants' }),
    sampleField('principal', 'boolean', { name: 'Principal' }),
  ].map((field, order) => ({ ...field, id: order + 1, order }));
  return {
    id: 1,
    slug: 'projet',
    name: 'Projet',
    description: null,
    fields,
    label_fields: ['nom_projet'],
    default_sort: null,
    indexes: [],
    is_system: false,
  };
}

export function sampleRecord(id: number, values: RecordData['values'], version = 1): RecordData {
  const moment = '2026-11-22T10:00:00Z';
  return { id, version, created_at: moment, created_by: 1, updated_at: moment, updated_by: 1, values };
}
