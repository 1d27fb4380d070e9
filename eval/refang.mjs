// How many defanged texts are read exactly as they were. Run after a build: node eval/refang.mjs
// HOWDUNIT_DIST: the build to measure (default ../dist); HOWDUNIT_DATA: the data folder (default ../shared/data).
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const root = new URL('../', import.meta.url);
const dist = pathToFileURL(`${process.env.HOWDUNIT_DIST ?? new URL('dist', root).pathname}/`);
const data = process.env.HOWDUNIT_DATA ?? new URL('../shared/data', root).pathname;
const { refangText } = await import(new URL('how/observables/refang-text.js', dist));

const cases = JSON.parse(readFileSync(`${data}/observables/ioc-fanger.refang.json`, 'utf8'));
let exact = 0;
for (const { id, text, expected } of cases) {
  const read = refangText(text).text;
  if (read === expected[0].value) exact++;
  else
    process.stdout.write(
      `${id}\n  text     ${JSON.stringify(text)}\n  expected ${JSON.stringify(expected[0].value)}\n  read     ${JSON.stringify(read)}\n`,
    );
}
process.stdout.write(`${exact} of ${cases.length} read exactly\n`);
