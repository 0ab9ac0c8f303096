import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '@/api/api-error';
import type { RecordData, WrittenValue } from '@/api/types';
import { sampleRecord } from '@/testing/sample-table';
import type { Operation } from './batch-run';
import { pick, type Values } from './gesture';
import type { RecordApi } from './record-api';
import { RecordWriter, type WriterHost } from './record-writer';

/** What the tab keeps. */
function emptyStore() {
  const kept = { text: null as string | null };
  return { read: () => kept.text, write: (text: string) => void (kept.text = text) };
}

/** A record that the server refuses to delete. */
const LOCKED = 3;

/** A server of one table: applies changes and checks versions. */
function serverOf(records: RecordData[]) {
  const stored = new Map(records.map((record) => [record.id, record]));
  const trash = new Map<number, RecordData>();
  const put = (record: RecordData) => {
    stored.set(record.id, record);
    return record;
  };
  const need = (id: number) => stored.get(id) ?? sampleRecord(id, {});
  const refuseAt = (place: number, code: string, status: number) => {
    const errors = [{ pointer: `/operations/${place}`, code, message: 'Refusé.' }];
    return new ApiError({ status, code, title: '', detail: 'Refusé.', errors });
  };
  const run = ({ op, id = 0, version, values = {} }: Operation, place: number) => {
    if (op === 'restore') return put(trash.get(id) ?? sampleRecord(id, {}));
    if (!stored.has(id)) throw refuseAt(place, 'not_found', 404);
    if (version !== undefined && need(id).version !== version) throw refuseAt(place, 'version_conflict', 412);
    if (op === 'update') return put({ ...need(id), version: need(id).version + 1, values: { ...need(id).values, ...(values as RecordData['values']) } });
    if (id === LOCKED) throw refuseAt(place, 'still_referenced', 409);
    trash.set(id, need(id));
    stored.delete(id);
    return { id, version: null };
  };
  const log = new Map<string, { before: Values; after: Values }>();
  const api: RecordApi = {
    changesOf: async (id, version) => log.get(`${id} ${version}`) ?? null,
    update: async (id, values, version) => {
      const record = need(id);
      log.set(`${id} ${version + 1}`, { before: pick(record.values, Object.keys(values)), after: values as Values });
      if (record.version !== version) throw conflictWith(record);
      if (values['nom'] === '') throw refusal('nom');
      return put({ ...record, version: version + 1, values: { ...record.values, ...(values as RecordData['values']) } });
    },
    create: async (values) => put(sampleRecord(99, values as RecordData['values'])),
    batch: async (operations) => operations.map((operation, place) => run(operation, place)),
    revert: async (id) => put({ ...need(id), version: need(id).version + 1, values: { nom: 'ancien', ville: 'Caen' } }),
  };
  return { api, stored };
}

function conflictWith(current: RecordData): ApiError {
  return new ApiError({ status: 412, code: 'version_conflict', title: 'Conflit', current });
}

function refusal(slug: string): ApiError {
  const errors = [{ pointer: `/values/${slug}`, code: 'required', message: 'Ce champ est obligatoire.' }];
  return new ApiError({ status: 422, code: 'validation_failed', title: 'Non valide', errors });
}

const refresh = vi.fn<() => void>();
const started: RecordData[] = [
  sampleRecord(1, { nom: 'Éole', ville: 'Nantes' }),
  sampleRecord(2, { nom: 'Seurat', ville: null }),
];

function writerOn(records = started, server = serverOf(records), store = emptyStore(), mayUndo: WriterHost['mayUndo'] = () => true) {
  const shown = new Map(records.map((record) => [record.id, record]));
  let queue: Promise<unknown> = Promise.resolve();
  const writer = new RecordWriter({
    api: server.api,
    write: (_, value) => value as WrittenValue,
    save: (_, run) => {
      const done = queue.then(run);
      queue = done.catch(() => undefined);
      return done;
    },
    find: (id) => shown.get(id),
    show: (record) => shown.set(record.id, record),
    refresh,
    mayUndo,
    undoStore: store,
  });
  const valueOf = (id: number, slug: string) => shown.get(id)?.values[slug];
  return { writer, server, valueOf, shown, store };
}

beforeEach(() => refresh.mockReset());

describe('RecordWriter', () => {
  it('remembers nothing that could not be taken back', async () => {
    const { writer, server } = writerOn(started, undefined, undefined, (kind) => kind === 'update');
    await writer.create({ nom: 'Mistral' });
    expect(writer.snapshot().canUndo).toBe(false);
    await writer.write([{ record: sampleRecord(1, { nom: 'Éole' }), values: { nom: 'Zéphyr' } }], [{ nom: 'Galaxy' }]);
    await writer.undo();
    expect(server.stored.get(1)?.values['nom']).toBe('Éole');
    expect(writer.snapshot().canUndo).toBe(false);
  });

  it('shows a change before the server has answered', () => {
    const { writer, valueOf } = writerOn();
    void writer.change([{ id: 1, values: { nom: 'Zéphyr' } }]);
    expect(valueOf(1, 'nom')).toBe('Zéphyr');
  });

  it('sends changes of one record in order, each with the version of the one before', async () => {
    const { writer, server } = writerOn();
    void writer.change([{ id: 1, values: { nom: 'a' } }]);
    await writer.change([{ id: 1, values: { ville: 'b' } }]);
    expect(server.stored.get(1)).toMatchObject({ version: 3, values: { nom: 'a', ville: 'b' } });
  });

  it('keeps a later change on screen while an earlier one is answered', async () => {
    const { writer, valueOf } = writerOn();
    const first = writer.change([{ id: 1, values: { nom: 'a' } }]);
    const second = writer.change([{ id: 1, values: { nom: 'ab' } }]);
    await first;
    expect(valueOf(1, 'nom')).toBe('ab');
    await second;
    expect(valueOf(1, 'nom')).toBe('ab');
  });

  it('sends nothing for a value that says the same', async () => {
    const { writer, server } = writerOn();
    await writer.change([{ id: 1, values: { nom: 'Éole' } }]);
    expect(server.stored.get(1)?.version).toBe(1);
    expect(writer.snapshot().canUndo).toBe(false);
  });

  it('undoes and redoes a gesture over several records as one step', async () => {
    const { writer, valueOf } = writerOn();
    await writer.change([
      { id: 1, values: { nom: null } },
      { id: 2, values: { nom: null } },
    ]);
    await writer.undo();
    expect([valueOf(1, 'nom'), valueOf(2, 'nom')]).toEqual(['Éole', 'Seurat']);
    await writer.redo();
    expect([valueOf(1, 'nom'), valueOf(2, 'nom')]).toEqual([null, null]);
  });

  it('undoes a gesture over several records that the server has not answered yet', async () => {
    const { writer, server, shown } = writerOn();
    const edits = started.map((record) => ({ record, values: { nom: null } }));
    const written = writer.write(edits);
    expect(shown.get(1)?.values['nom']).toBeNull();
    await writer.undo();
    await written;
    expect([server.stored.get(1)?.values['nom'], server.stored.get(2)?.values['nom']]).toEqual(['Éole', 'Seurat']);
  });

  it('restores what it deleted and deletes what it created', async () => {
    const { writer, server } = writerOn();
    await writer.remove([1]);
    expect(server.stored.has(1)).toBe(false);
    await writer.undo();
    expect(server.stored.has(1)).toBe(true);
    await writer.create({ nom: 'neuf' });
    await writer.undo();
    expect(server.stored.has(99)).toBe(false);
    expect(refresh).toHaveBeenCalled();
  });

  it('deletes all but what is refused, and brings back just that', async () => {
    const { writer, server } = writerOn([...started, sampleRecord(LOCKED, { nom: 'Lié' })]);
    const outcome = await writer.remove([1, LOCKED, 2]);
    expect(outcome.done).toEqual([1, 2]);
    expect([...outcome.refused.keys()]).toEqual([LOCKED]);
    expect([...server.stored.keys()]).toEqual([LOCKED]);
    await writer.undo();
    expect([...server.stored.keys()].toSorted()).toEqual([1, 2, LOCKED]);
  });

  it('lets a gesture over several records go on top of somebody else’s change of another field', async () => {
    const { writer, server } = writerOn();
    server.stored.set(2, sampleRecord(2, { nom: 'Seurat', ville: 'Brest' }, 5));
    await writer.change([
      { id: 1, values: { nom: 'a' } },
      { id: 2, values: { nom: 'b' } },
    ]);
    expect(server.stored.get(1)?.values['nom']).toBe('a');
    expect(server.stored.get(2)).toMatchObject({ version: 6, values: { nom: 'b', ville: 'Brest' } });
  });

  it('goes on top of somebody else’s change of another field', async () => {
    const { writer, server, valueOf } = writerOn();
    server.stored.set(1, sampleRecord(1, { nom: 'Éole', ville: 'Brest' }, 5));
    await writer.change([{ id: 1, values: { nom: 'Zéphyr' } }]);
    expect(server.stored.get(1)).toMatchObject({ version: 6, values: { nom: 'Zéphyr', ville: 'Brest' } });
    expect(valueOf(1, 'ville')).toBe('Brest');
    expect(writer.snapshot().conflicts.size).toBe(0);
  });

  it('asks when somebody else changed the same field, and does as told', async () => {
    const { writer, server, valueOf } = writerOn();
    server.stored.set(1, sampleRecord(1, { nom: 'Mistral', ville: 'Nantes' }, 5));
    await writer.change([{ id: 1, values: { nom: 'Zéphyr' } }]);
    expect(writer.snapshot().conflicts.get(1)?.['nom']).toMatchObject({ mine: 'Zéphyr', theirs: 'Mistral', before: 'Éole' });
    expect(valueOf(1, 'nom')).toBe('Mistral');
    await writer.resolve(1, 'nom', 'mine');
    expect(server.stored.get(1)?.values['nom']).toBe('Zéphyr');
    expect(writer.snapshot().conflicts.size).toBe(0);
  });

  it('takes a refused value back, keeps what was typed and the reason, and has nothing to undo', async () => {
    const { writer, valueOf } = writerOn();
    await writer.change([{ id: 1, values: { nom: '' } }]);
    expect(valueOf(1, 'nom')).toBe('Éole');
    expect(writer.snapshot().refusals.get(1)?.['nom']).toEqual({ attempt: '', message: 'Ce champ est obligatoire.', waits: false });
    expect(writer.snapshot().canUndo).toBe(false);
    writer.forgetRefusal(1, 'nom');
    expect(writer.snapshot().refusals.size).toBe(0);
  });

  it('keeps a change that could not be sent, and sends it again', async () => {
    const { writer, server, valueOf } = writerOn();
    const update = server.api.update;
    server.api.update = () => Promise.reject(new ApiError({ status: 0, code: 'unreachable', title: '' }));
    await writer.change([{ id: 1, values: { nom: 'Zéphyr' } }]);
    expect(valueOf(1, 'nom')).toBe('Zéphyr');
    server.api.update = update;
    await writer.retry();
    expect(server.stored.get(1)?.values['nom']).toBe('Zéphyr');
  });

  it('undoes and redoes after a reload what was done before it', async () => {
    const first = writerOn();
    await first.writer.change([{ id: 1, values: { nom: 'Zéphyr' } }]);
    await first.writer.remove([2]);
    const { writer, server } = writerOn([...first.server.stored.values()], first.server, first.store);
    expect(writer.snapshot().canUndo).toBe(true);
    await writer.undo();
    expect(server.stored.has(2)).toBe(true);
    await writer.undo();
    expect(server.stored.get(1)?.values['nom']).toBe('Éole');
    expect(writer.snapshot().canUndo).toBe(false);
    await writer.redo();
    expect(server.stored.get(1)?.values['nom']).toBe('Zéphyr');
  });

  it('asks, instead of undoing after a reload, when somebody changed the field since', async () => {
    const first = writerOn();
    await first.writer.change([{ id: 1, values: { nom: 'Zéphyr' } }]);
    first.server.stored.set(1, sampleRecord(1, { nom: 'Mistral', ville: 'Nantes' }, 9));
    const { writer, server } = writerOn(started, first.server, first.store);
    await writer.undo();
    expect(server.stored.get(1)?.values['nom']).toBe('Mistral');
    expect(writer.snapshot().conflicts.get(1)?.['nom']).toMatchObject({ mine: 'Éole', theirs: 'Mistral' });
  });

  it('undoes a return to an earlier version', async () => {
    const { writer, server } = writerOn();
    await writer.revert(1, 1);
    expect(server.stored.get(1)?.values).toEqual({ nom: 'ancien', ville: 'Caen' });
    await writer.undo();
    expect(server.stored.get(1)?.values).toEqual({ nom: 'Éole', ville: 'Nantes' });
  });
});
