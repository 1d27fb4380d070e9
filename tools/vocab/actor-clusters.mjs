// The clusters that each source keeps names for -> src/vocab/tables/actor-clusters.ts
// Data: actors/ and attack/sources.jsonl in the data folder (HOWDUNIT_DATA, else ../shared/data).
// The names themselves are in actor-names.ts. A row whose entry is empty says which version of a source it is.
import { readJson, readJsonLines, writeTable } from './write-table.mjs';

const ATTACK_VERSION = '18.1';

const misp = readJson('actors/misp-threat-actor.json');

/** Placeholders a source keeps for its own order; nobody is called that. */
const NOT_A_NAME = new Set(['[Unnamed group]', 'Unnamed Actor']);

function mispRows() {
  return misp.values.map(({ value, uuid, meta = {} }) => ['MISP', value, value, uuid, meta.country ?? '']);
}

function attackRows() {
  return readJsonLines('attack/sources.jsonl')
    .filter(({ type, revoked, deprecated }) => type === 'intrusion-set' && !revoked && !deprecated)
    .map(({ id, name }) => ['ATT&CK', id, name, id, '']);
}

function microsoftRows() {
  return readJson('actors/microsoft-mapping.json').map((row) => {
    const entry = row['Threat actor name'];
    return ['Microsoft', entry, entry, '', row['Origin/Threat'] ?? ''];
  });
}

writeTable({
  file: 'actor-clusters',
  constant: 'ACTOR_CLUSTERS',
  generator: 'actor-clusters.mjs',
  notice: [
    'MISP galaxy, threat-actor clusters: CC0 1.0 or BSD-2-Clause, © MISP project and contributors.',
    'MITRE ATT&CK Enterprise 18.1, groups:',
    '© The MITRE Corporation. This work is reproduced and distributed with the permission of The MITRE Corporation.',
    'Microsoft threat actor naming map (microsoft/mstic): © Microsoft Corporation, CC BY 4.0; reshaped into rows.',
  ],
  columns:
    'source, entry, title, reference (empty: none), origin or threat as the source states it (empty: not stated)',
  rows: [
    ['MISP', '', `threat-actor version ${misp.version}`, '', ''],
    ['ATT&CK', '', `Enterprise ${ATTACK_VERSION}`, '', ''],
    ['Microsoft', '', 'naming map', '', ''],
    ...[...mispRows(), ...attackRows(), ...microsoftRows()].filter(([, entry]) => !NOT_A_NAME.has(entry)),
  ],
});
