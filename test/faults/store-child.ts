/**
 * A process of its own that saves sample documents, one after another, and tells of each once the
 * store has acknowledged it. Usage: node store-child.js HOME NAME… ; each name is one report.
 */
import { writeSync } from 'node:fs';
import { openStore } from '../../src/store/index.ts';
import { sampleDocument } from '../fixtures/sample-document.ts';

const [home = '', ...names] = process.argv.slice(2);
const opened = await openStore(home);
if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
for (const name of names) {
  const saved = await opened.value.save(sampleDocument({ name }));
  if (!saved.ok) throw new Error(JSON.stringify(saved.problem));
  // Written at once: what a killed process still held in a buffer would be lost to the test.
  writeSync(1, `${name}\n`);
}
await opened.value.close();
