/**
 * A process of its own that writes what analysts say, one saying after another, and tells of each once the store
 * has acknowledged it. Usage: node journal-child.js HOME NUMBER… ; each number is one saying.
 */
import { writeSync } from 'node:fs';
import type { Result } from '../../src/model/index.ts';
import { openStore } from '../../src/store/index.ts';
import { sampleDocument } from '../fixtures/sample-document.ts';
import { sayIn } from './journal-sayings.ts';

const [home = '', ...numbers] = process.argv.slice(2);
const store = held(await openStore(home));
held(await store.save(sampleDocument()));
for (const number of numbers) {
  held(await sayIn(store, Number(number)));
  // Written at once: what a killed process still held in a buffer would be lost to the test.
  writeSync(1, `${number}\n`);
}
await store.close();

function held<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}
