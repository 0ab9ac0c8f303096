import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { fakeServer, problem } from '@/testing/fake-server';
import { renderApp } from '@/testing/render-app';
import { ChoiceListEditor } from './choice-list-editor';

afterEach(() => vi.unstubAllGlobals());

const choice = (id: number, valeur: string, libelle: string, ordre: number) => ({
  id,
  version: 7,
  values: { categorie: 'etat', valeur, libelle, ordre },
});
const list = { body: { items: [choice(1, 'recu', 'Reçu', 1), choice(2, 'analyse', 'Analysé', 2)], next: null } };
const records = '/tables/choix/records';

test('adds a choice at the end with a value of its own', async () => {
  const sent = fakeServer({ [`GET ${records}`]: list, [`POST ${records}`]: { status: 201, body: {} } });
  renderApp(<ChoiceListEditor category="etat" />);
  await userEvent.type(await screen.findByLabelText('Nouveau choix'), 'Reçu{Enter}');
  const post = await vi.waitFor(() => {
    const found = sent.find(({ method }) => method === 'POST');
    if (found === undefined) throw new Error('nothing was sent');
    return found;
  });
  expect(post.body).toEqual({ values: { categorie: 'etat', valeur: 'recu_2', libelle: 'Reçu', ordre: 3 } });
});

test('asks for the choices of its category in their order', async () => {
  const sent = fakeServer({ [`GET ${records}`]: list });
  renderApp(<ChoiceListEditor category="etat" />);
  await screen.findByText('Reçu');
  expect(sent[0]?.query.get('filter')).toBe('categorie == "etat"');
  expect(sent[0]?.query.get('sort')).toBe('ordre');
});

test('saves only the places that change, with the version of each', async () => {
  const sent = fakeServer({
    [`GET ${records}`]: list,
    [`PATCH ${records}/1`]: { body: {} },
    [`PATCH ${records}/2`]: { body: {} },
  });
  renderApp(<ChoiceListEditor category="etat" />);
  const line = within((await screen.findAllByRole('listitem'))[1] as HTMLElement);
  await userEvent.click(line.getByRole('button', { name: 'Actions sur Analysé' }));
  await userEvent.click(screen.getByRole('menuitem', { name: 'Monter', hidden: true }));
  await vi.waitFor(() => expect(sent.filter(({ method }) => method === 'PATCH')).toHaveLength(2));
  const patches = sent.filter(({ method }) => method === 'PATCH');
  expect(patches.map(({ path, body }) => [path, body])).toEqual([
    [`${records}/2`, { values: { ordre: 1 } }],
    [`${records}/1`, { values: { ordre: 2 } }],
  ]);
  expect(patches[0]?.headers.get('If-Match')).toBe('"7"');
});

test('says in place why a choice in use cannot go', async () => {
  fakeServer({
    [`GET ${records}`]: list,
    [`DELETE ${records}/1`]: problem(409, 'still_referenced', { detail: 'Ce choix est utilisé par 148 projets.' }),
  });
  renderApp(<ChoiceListEditor category="etat" />);
  await userEvent.click(await screen.findByRole('button', { name: 'Actions sur Reçu' }));
  await userEvent.click(screen.getByRole('menuitem', { name: 'Supprimer', hidden: true }));
  expect(await screen.findByText(/utilisé par 148 projets/)).toBeInTheDocument();
});
