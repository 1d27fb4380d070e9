// Shows mentions to whoever labels them: type, heading above, 300 characters on either side; never Howdunit's role.
//   node eval/roles/show.mjs FROM TO      mentions FROM to TO-1, counted from 0 over all reports
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);
const folder = `${process.env.HOWDUNIT_DATA ?? new URL('../shared/data', root).pathname}/report-texts`;
const CONTEXT = 300;

const texts = new Map(
  readdirSync(folder).map((name) => {
    const text = readFileSync(`${folder}/${name}`, 'utf8');
    return [createHash('sha256').update(text).digest('hex'), { name, text }];
  }),
);
const { reports } = JSON.parse(readFileSync(new URL('mentions.json', import.meta.url), 'utf8'));
const all = reports.flatMap(({ sha256, mentions }) => mentions.map((mention) => [sha256, ...mention]));
const [from, to] = process.argv.slice(2).map(Number);
let last = '';
for (const [at, [hash, type, start, end]] of all.slice(from, to).entries()) {
  const { name, text } = texts.get(hash);
  if (hash !== last)
    process.stdout.write(`\n######## ${name}: ${text.slice(0, 200).replaceAll('\n', ' / ')}\n`);
  last = hash;
  const around = `${text.slice(Math.max(0, start - CONTEXT), start)}⟦${text.slice(start, end)}⟧${text.slice(end, end + CONTEXT)}`;
  process.stdout.write(`\n=== ${from + at} ${type} under “${headingAbove(text, start)}”\n${around}\n`);
}

/** The last line above that is marked as a heading, or is short and without a full stop. */
function headingAbove(text, start) {
  const lines = text.slice(0, text.lastIndexOf('\n', start - 1) + 1).split('\n');
  return (
    lines.findLast(
      (line) => /^#{1,6} |^\*\*.*\*\*:?$/.test(line) || /^[A-Z][\p{L} \d,&()/-]{2,60}:?$/u.test(line),
    ) ?? ''
  );
}
