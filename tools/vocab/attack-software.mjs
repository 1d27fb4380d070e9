// ATT&CK Enterprise software -> src/vocab/tables/attack-software.ts
// Data: attack/sources.jsonl in the data folder (HOWDUNIT_DATA, else ../shared/data).
import { readJsonLines, writeTable } from './write-table.mjs';

const software = readJsonLines('attack/sources.jsonl').filter(
  ({ type, revoked, deprecated }) => (type === 'malware' || type === 'tool') && !revoked && !deprecated,
);

writeTable({
  file: 'attack-software',
  constant: 'ATTACK_SOFTWARE',
  generator: 'attack-software.mjs',
  notice: [
    'MITRE ATT&CK Enterprise 18.1: malware and tools.',
    '© The MITRE Corporation. This work is reproduced and distributed with the permission of The MITRE Corporation.',
  ],
  columns: 'id, type, name, then one column per alias',
  rows: software.map(({ id, type, name, aliases }) => [
    id,
    type,
    name,
    ...aliases.filter((alias) => alias !== name).sort(),
  ]),
});
