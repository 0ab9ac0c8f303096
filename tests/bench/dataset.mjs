// What is measured on: a table of ten fields linked to 200 contacts, filled through the API. The
// same number of records always gives the same data.

export const kContacts = 200;
export const kRareWords = 100;
export const kRecordsPerRareWord = 10;
const kLinesPerImport = 100_000;

export const statuses = ["en_etude", "en_cours", "en_attente", "termine", "annule", "archive"];
const priorities = ["basse", "normale", "haute", "urgente"];

const words = `étude protéine séquençage analyse échantillon plateforme réactif projet données modèle
cohorte mesure spectrométrie culture cellule génome transcrit enzyme anticorps patient essai hôpital
laboratoire équipe contrat devis budget livraison réunion rapport synthèse hypothèse validation calcul
serveur image microscope lame tissu souris levure bactérie virus plasma sérum dosage contrôle qualité
norme procédure formation accès réservation machine maintenance panne réparation facture paiement
partenaire université institut région Europe consortium financement appel dépôt évaluation calendrier
échéance livrable publication brevet licence logiciel chaîne statistique régression cœur réseau façade`.split(/\s+/);

/** A small generator of pseudo-random numbers (mulberry32): `draw(n)` is from 0 to n-1. */
function generator(seed) {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

/** A word that no other text holds, in `kRecordsPerRareWord` records. */
export function rareWord(index) {
  const syllables = ["zy", "kwa", "bju", "xo", "vré", "pni", "gho", "tsu", "wex", "jaq"];
  return `zéphy${syllables[Math.floor(index / 10) % 10]}${syllables[index % 10]}quorn`;
}

const two = (number) => String(number).padStart(2, "0");

function date(draw, year) {
  return `${year + draw(8)}-${two(1 + draw(12))}-${two(1 + draw(28))}`;
}

function sentence(draw, least, spread) {
  const count = least + draw(spread);
  return Array.from({ length: count }, () => words[draw(words.length)]).join(" ");
}

/** The values of record number `index` (from 0) as the API takes them, `contact` by number. */
export function recordValues(index, records) {
  const draw = generator(index + 1);
  const stride = Math.max(1, Math.floor(records / (kRareWords * kRecordsPerRareWord)));
  const rare = index % stride === 0 ? ` ${rareWord((index / stride) % kRareWords)}` : "";
  return {
    nom: sentence(draw, 2, 4),
    reference: `REF-${String(index).padStart(7, "0")}`,
    description: sentence(draw, 15, 30) + rare,
    montant: `${draw(200_000)}.${two(draw(100))}`,
    debut: date(draw, 2015),
    fin: date(draw, 2018),
    statut: statuses[draw(statuses.length)],
    priorite: priorities[draw(priorities.length)],
    actif: draw(2) === 1,
    contact: 1 + draw(kContacts),
  };
}

const table = {
  name: "Dossiers de mesure",
  slug: "dossier_mesure",
  fields: [
    { name: "Nom", type: "text", required: true },
    { name: "Référence", type: "text" },
    { name: "Description", type: "long_text" },
    { name: "Montant", type: "decimal", options: { scale: 2 } },
    { name: "Début", type: "date" },
    { name: "Fin", type: "date" },
    { name: "Statut", type: "choice", options: { category: "mesure_statut" } },
    { name: "Priorité", type: "choice", options: { category: "mesure_priorite" } },
    { name: "Actif", type: "boolean" },
    { name: "Contact", type: "foreign_key", options: { table: "contact" } },
  ],
};

export const pairIndex = [["statut", "debut"]];

async function createChoices(caller, category, values) {
  for (const [order, valeur] of values.entries()) {
    const libelle = valeur[0].toUpperCase() + valeur.slice(1).replace("_", " ");
    const choice = { categorie: category, valeur, libelle, ordre: order + 1 };
    await caller.send("POST", "/api/v1/tables/choix/records", { values: choice });
  }
}

function contactLines() {
  const lines = ["nom;prenom;email;entreprise"];
  for (let i = 1; i <= kContacts; ++i) {
    const draw = generator(1_000_000_000 + i);
    const name = words[draw(words.length)];
    lines.push(`${name} ${i};${words[draw(words.length)]};c${i}@exemple.fr;Institut ${draw(30)}`);
  }
  return `${lines.join("\n")}\n`;
}

function recordLines(first, end, records) {
  const columns = table.fields.map((field) => field.name);
  const lines = [columns.join(";")];
  for (let i = first; i < end; ++i) {
    const values = recordValues(i, records);
    values.actif = values.actif ? "oui" : "non";
    values.contact = `c${values.contact}@exemple.fr`;
    lines.push(Object.values(values).join(";"));
  }
  return `${lines.join("\n")}\n`;
}

/** Creates the tables, choices and contacts. */
export async function createTables(caller) {
  await createChoices(caller, "mesure_statut", statuses);
  await createChoices(caller, "mesure_priorite", priorities);
  await caller.import("contact", contactLines(), {});
  await caller.send("POST", "/api/v1/tables", { ...table, indexes: pairIndex });
}

/** Fills the table; gives the seconds that the imports took. */
export async function importRecords(caller, records) {
  let seconds = 0;
  for (let first = 0; first < records; first += kLinesPerImport) {
    const csv = recordLines(first, Math.min(records, first + kLinesPerImport), records);
    const begun = performance.now();
    const result = await caller.import(table.slug, csv, { links: { contact: "email" } });
    seconds += (performance.now() - begun) / 1000;
    if (result.refused > 0) throw new Error(`${result.refused} lignes refusées`);
  }
  return seconds;
}

/** The table as the API describes it. */
export const readTable = (caller) => caller.get(`/api/v1/tables/${table.slug}`);

export const recordsPath = `/api/v1/tables/${table.slug}/records`;
export const tablePath = `/api/v1/tables/${table.slug}`;
