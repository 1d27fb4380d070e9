// Who lists which actor name under which entry -> src/vocab/tables/actor-names.ts
// Data: actors/ and attack/sources.jsonl in the data folder (HOWDUNIT_DATA, else ../shared/data).
// Every row is one listing. Entries that share a name stay apart: a shared name proves no identity.
import { readJson, readJsonLines, writeTable } from './write-table.mjs';

const producers = new Map(
  readJson('actors/misp-producer.json').values.map(({ uuid, value }) => [uuid, value]),
);

function mispRows() {
  return readJson('actors/misp-threat-actor.json').values.flatMap(({ value, meta = {} }) => {
    const givers = new Map();
    for (const [key, giver] of Object.entries(meta)) {
      if (key.startsWith('origin:')) givers.set(key.slice('origin:'.length), giver);
    }
    for (const pair of meta['name-attribution'] ?? []) {
      const at = pair.lastIndexOf(':');
      const giver = producers.get(pair.slice(at + 1));
      if (giver !== undefined) givers.set(pair.slice(0, at), giver);
    }
    return [value, ...(meta.synonyms ?? [])].map((name) => {
      const [bare, giver] = withoutGiver(name);
      return [bare, 'MISP', value, givers.get(name) ?? giver];
    });
  });
}

/** MISP writes a few name-givers into the name itself: `Hive0081 (IBM)`. */
function withoutGiver(name) {
  const parts = /^(.+) \(([^()]+)\)$/.exec(name);
  return parts === null ? [name, ''] : [parts[1], parts[2]];
}

function attackRows() {
  return readJsonLines('attack/sources.jsonl')
    .filter(({ type, revoked, deprecated }) => type === 'intrusion-set' && !revoked && !deprecated)
    .flatMap(({ id, name, aliases }) => [id, name, ...aliases].map((each) => [each, 'ATT&CK', id, '']));
}

function microsoftRows() {
  return readJson('actors/microsoft-mapping.json').flatMap((row) => {
    const entry = row['Threat actor name'];
    const others = row['Other names'].split(',').map((name) => name.trim());
    return [
      [entry, 'Microsoft', entry, 'Microsoft'],
      ...others.filter((name) => name !== '').map((name) => [name, 'Microsoft', entry, '']),
    ];
  });
}

/** Placeholders a source keeps for its own order; nobody is called that. */
const NOT_A_NAME = new Set(['[Unnamed group]', 'Unnamed Actor']);

writeTable({
  file: 'actor-names',
  constant: 'ACTOR_NAMES',
  generator: 'actor-names.mjs',
  notice: [
    'MISP galaxy, threat-actor and producer clusters: CC0 1.0 or BSD-2-Clause, © MISP project and contributors.',
    'MITRE ATT&CK Enterprise 18.1, groups:',
    '© The MITRE Corporation. This work is reproduced and distributed with the permission of The MITRE Corporation.',
    'Microsoft threat actor naming map (microsoft/mstic): © Microsoft Corporation, CC BY 4.0; reshaped into rows.',
  ],
  columns: 'name, source, entry, name-giver (empty: not stated)',
  rows: [...mispRows(), ...attackRows(), ...microsoftRows()].filter(([name]) => !NOT_A_NAME.has(name)),
});
