// ATT&CK Enterprise techniques -> src/vocab/tables/attack-techniques.ts
// Data: attack/techniques.jsonl in the data folder (HOWDUNIT_DATA, else ../shared/data).
import { readJsonLines, writeTable } from './write-table.mjs';

const techniques = readJsonLines('attack/techniques.jsonl');

writeTable({
  file: 'attack-techniques',
  constant: 'ATTACK_TECHNIQUES',
  generator: 'attack-techniques.mjs',
  notice: [
    'MITRE ATT&CK Enterprise 18.1: techniques and sub-techniques.',
    '© The MITRE Corporation. This work is reproduced and distributed with the permission of The MITRE Corporation.',
  ],
  columns:
    'id, name, tactics (comma-separated), state (empty: active; deprecated; or the id that revoked it)',
  rows: techniques.map(({ id, name, tactics, revoked, revokedBy, deprecated }) => [
    id,
    name,
    tactics.join(','),
    revoked ? revokedBy : deprecated ? 'deprecated' : '',
  ]),
});
