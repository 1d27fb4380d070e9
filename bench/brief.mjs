// The whole way of one PDF, from the file to the brief, store included.  node bench/brief.mjs [pdf …]
// Beside it pdftotext, which only extracts text, as a measure of the machine.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inTurn, median, peakMegabytes } from './measure.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const howdunit = join(root, 'bin/howdunit.js');
const data = process.env.HOWDUNIT_DATA ?? join(root, '../shared/data');
const files =
  process.argv.length > 2
    ? process.argv.slice(2)
    : [join(root, 'examples/copper-heron/report.pdf'), ...sample()];
const folder = mkdtempSync(join(tmpdir(), 'howdunit-bench-'));
let run = 0;

const rows = files.map((file) => {
  const read = () => {
    run += 1;
    return [process.execPath, howdunit, 'read', file, '--home', join(folder, `home-${run}`)];
  };
  const [ours, theirs] = inTurn([read, () => ['pdftotext', file, '-']], 5);
  const wall = median(ours.map((result) => result.wall));
  const plain = median(theirs.map((result) => result.cpu));
  return {
    file: file.split('/').at(-1).slice(0, 40),
    'wall s': wall.toFixed(2),
    'CPU s': median(ours.map((result) => result.cpu)).toFixed(2),
    'peak MB': peakMegabytes(read())?.toFixed(0) ?? 'GNU time is not installed',
    'pdftotext CPU s': theirs.every(({ exit }) => exit === 0) ? plain.toFixed(2) : 'not installed',
    ok: ours.every(({ exit }) => exit === 0),
  };
});
rmSync(folder, { recursive: true, force: true });
console.table(rows);

/** The longest of the real reports, where they are. */
function sample() {
  try {
    const wanted = [
      '2013__theteamspystory_final_t2.pdf',
      '2014__GData_Uroburos_RedPaper_EN_v1.pdf',
      '2014__w64_regin_stage_1.pdf',
    ];
    return readdirSync(join(data, 'reports'))
      .filter((name) => wanted.includes(name))
      .map((name) => join(data, 'reports', name));
  } catch {
    return [];
  }
}
