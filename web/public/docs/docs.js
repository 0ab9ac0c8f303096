// Shows /api/v1/openapi.json as a page to read or print. No library: the page works offline.
'use strict';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** An element with properties and children; a child that is text stays text. */
function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter((child) => child !== undefined && child !== ''));
  return made;
}

/** Text with its `code` and **strong** parts. */
function words(text) {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*)/u).map((part) => {
    if (part.startsWith('`')) return element('code', {}, part.slice(1, -1));
    if (part.startsWith('**')) return element('strong', {}, part.slice(2, -2));
    return part;
  });
}

/** Paragraphs and `- ` lists. */
function prose(text) {
  return text.split('\n\n').map((block) => {
    if (!block.startsWith('- ')) return element('p', {}, ...words(block));
    const items = block.split('\n').map((line) => element('li', {}, ...words(line.slice(2))));
    return element('ul', {}, ...items);
  });
}

const slug = (text) =>
  text
    .normalize('NFD')
    .replace(/[^\w]+/gu, '-')
    .toLowerCase();

const schemaId = (name) => `schema-${name}`;

/** What a schema says in a few words, with links to the schemas that it names. */
function typeOf(schema) {
  if (schema === undefined || schema === true) return ['toute valeur'];
  if (schema.$ref) {
    const name = schema.$ref.split('/').pop();
    return [element('a', { href: `#${schemaId(name)}` }, name)];
  }
  const many = schema.anyOf ?? schema.oneOf;
  if (many && !schema.type) return join(many.map(typeOf), ' ou ');
  if (schema.allOf) return join(schema.allOf.map(typeOf), ' et ');
  if (schema.type === 'null') return ['vide'];
  return [simpleType(schema), ...(schema.items ? [' de ', ...typeOf(schema.items)] : [])];
}

const TYPE_NAMES = {
  array: 'liste',
  boolean: 'vrai ou faux',
  integer: 'entier',
  null: 'vide',
  number: 'nombre',
  object: 'objet',
  string: 'texte',
};

function simpleType(schema) {
  const names = [schema.type ?? (schema.properties ? 'object' : 'toute valeur')].flat();
  const values = (schema.enum ?? []).filter((value) => value !== null);
  const limits = [
    schema.format,
    values.length <= 12 ? values.join(', ') : '',
    schema.minimum !== undefined ? `≥ ${schema.minimum}` : '',
    schema.maximum !== undefined ? `≤ ${schema.maximum}` : '',
    schema.maxLength !== undefined ? `${schema.maxLength} caractères au plus` : '',
    schema.default !== undefined ? `par défaut ${JSON.stringify(schema.default)}` : '',
  ].filter(Boolean);
  const type = names.map((name) => TYPE_NAMES[name] ?? name).join(' ou ');
  return limits.length > 0 ? `${type} (${limits.join(' ; ')})` : type;
}

function join(lists, separator) {
  return lists.flatMap((list, index) => (index === 0 ? list : [separator, ...list]));
}

/** The object behind a `$ref` of the document, or the object itself. */
function resolve(api, object) {
  if (!object.$ref) return object;
  return object.$ref
    .slice(2)
    .split('/')
    .reduce((at, key) => at[key], api);
}

function definition(term, ...description) {
  return [element('dt', {}, ...term), element('dd', {}, ...description)];
}

function section(title, rows) {
  if (rows.length === 0) return [];
  return [element('h3', {}, title), element('dl', {}, ...rows)];
}

const PLACES = { path: 'dans le chemin', query: '', header: 'en-tête' };

function parameterRow(parameter) {
  const place = PLACES[parameter.in] ?? '';
  const about = parameter.description ? [' — ', ...words(parameter.description)] : [];
  return definition(
    [element('code', {}, parameter.name)],
    ...typeOf(parameter.schema),
    place ? `, ${place}` : '',
    ...about,
  );
}

function contentType(content) {
  const [type, media] = Object.entries(content)[0];
  return [...typeOf(media.schema), type === 'application/json' ? '' : ` (${type})`];
}

function answerRow(api, [status, reference]) {
  const answer = resolve(api, reference);
  const isFailure = status >= '400' || status === 'default';
  const content = answer.content && !isFailure ? contentType(answer.content) : [];
  const code = status === 'default' ? 'autre' : status;
  return definition([element('code', {}, code)], ...prose(answer.description), ...content);
}

/** One route: its line, and under it what it takes and gives. */
function operationView(api, path, method, operation) {
  const parameters = operation.parameters.map((parameter) => resolve(api, parameter));
  const body = operation.requestBody?.content;
  return element(
    'details',
    { id: operation.operationId ?? '', className: 'operation' },
    element(
      'summary',
      {},
      element('code', { className: 'method' }, method.toUpperCase()),
      element('code', { className: 'path' }, path),
      element('span', {}, operation.summary ?? ''),
    ),
    element(
      'div',
      { className: 'body' },
      ...prose(operation.description ?? ''),
      ...section('Paramètres', parameters.flatMap(parameterRow)),
      ...section('Corps', body ? definition(['Objet'], ...contentType(body)) : []),
      ...section('Réponses', Object.entries(operation.responses).flatMap((entry) => answerRow(api, entry))),
    ),
  );
}

function operationsOf(api, tag) {
  return Object.entries(api.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]?.tags?.includes(tag)).map((method) =>
      operationView(api, path, method, item[method]),
    ),
  );
}

function tagView(api, tag) {
  return element(
    'section',
    { id: slug(tag.name) },
    element('h2', {}, tag.name),
    element('p', { className: 'lead' }, tag.description ?? ''),
    ...operationsOf(api, tag.name),
  );
}

function propertyRow([name, schema], required) {
  const about = schema.title && schema.title !== name ? ` — ${schema.title}` : '';
  const details = schema.description ? [' — ', ...words(schema.description)] : [];
  const isRequired = required.includes(name) ? ', obligatoire' : '';
  return definition([element('code', {}, name)], ...typeOf(schema), isRequired, about, ...details);
}

function schemaView(name, schema) {
  const rows = Object.entries(schema.properties ?? {}).flatMap((entry) =>
    propertyRow(entry, schema.required ?? []),
  );
  const required =
    schema.allOf && schema.required
      ? [element('p', {}, `Obligatoires : ${schema.required.join(', ')}`)]
      : [];
  const type = rows.length > 0 ? [] : [element('p', { className: 'type' }, ...typeOf(schema))];
  const values = schema.enum?.length > 12 ? [element('p', {}, schema.enum.join(', '))] : [];
  return element(
    'details',
    { id: schemaId(name), className: 'schema' },
    element(
      'summary',
      {},
      element('code', { className: 'path' }, name),
      element('span', {}, schema.title ?? ''),
    ),
    element(
      'div',
      { className: 'body' },
      ...prose(schema.description ?? ''),
      ...type,
      ...values,
      ...required,
      element('dl', {}, ...rows),
    ),
  );
}

function schemasView(api) {
  return element(
    'section',
    { id: 'schemas' },
    element('h2', {}, 'Schémas'),
    element('p', { className: 'lead' }, 'Les objets échangés, dont ceux des tables de cette instance.'),
    ...Object.entries(api.components.schemas).map(([name, schema]) => schemaView(name, schema)),
  );
}

/** Opens what the address names, as a link to a closed part must. */
function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target instanceof HTMLDetailsElement) target.open = true;
  target?.scrollIntoView();
}

function show(api) {
  const content = document.getElementById('content');
  document.getElementById('version').textContent = `version ${api.info.version}`;
  content.replaceChildren(
    ...prose(api.info.description),
    ...api.tags.map((tag) => tagView(api, tag)),
    schemasView(api),
  );
  const links = [...api.tags.map((tag) => tag.name), 'Schémas'].map((name) =>
    element('li', {}, element('a', { href: `#${slug(name)}` }, name)),
  );
  document.getElementById('contents').replaceChildren(element('ul', {}, ...links));
  openTarget();
}

function fail(...message) {
  document.getElementById('content').replaceChildren(element('p', { className: 'failed' }, ...message));
}

async function load() {
  try {
    const answer = await fetch('/api/v1/openapi.json', { headers: { Accept: 'application/json' } });
    if (answer.status === 401) {
      fail('Cette documentation se lit après connexion. ', element('a', { href: '/' }, 'Se connecter'));
      return;
    }
    if (!answer.ok) {
      const problem = await answer.json();
      fail(`${problem.detail} (${problem.code})`);
      return;
    }
    show(await answer.json());
  } catch {
    fail('Le serveur ne répond pas. Réessayez dans un instant.');
  } finally {
    document.getElementById('content').setAttribute('aria-busy', 'false');
  }
}

let openedBefore = [];
addEventListener('beforeprint', () => {
  openedBefore = [...document.querySelectorAll('details')].map((part) => [part, part.open]);
  for (const [part] of openedBefore) part.open = true;
});
addEventListener('afterprint', () => {
  for (const [part, wasOpen] of openedBefore) part.open = wasOpen;
});
addEventListener('hashchange', openTarget);
load();
