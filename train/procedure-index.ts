import { ngramsOf } from '../src/how/techniques/model/ngrams.ts';
import { RARENESS_STEPS } from '../src/how/techniques/model/pack.ts';
import type { ProcedureTable } from '../src/vocab/technique-procedure-table.ts';
import type { Row } from './corpora.ts';
import { pushNumber } from './pack-writer.ts';

const BITS = 20;

/** Which hashed words each procedure is made of; words that nearly all have tell nothing and are left out. */
export function procedureTableOf(rows: readonly Row[]): ProcedureTable {
  const procedures = rows
    .filter(({ corpus }) => corpus === 'procedures')
    .map(({ text, labels, group }) => ({
      technique: labels[0] ?? '',
      source: group.slice(group.indexOf(':') + 1),
      hashes: hashesOf(text),
    }));
  const found = new Map<number, number>();
  for (const { hashes } of procedures) for (const hash of hashes) found.set(hash, (found.get(hash) ?? 0) + 1);
  const words = [...found.keys()]
    .filter((hash) => found.get(hash)! > 1 && found.get(hash)! < procedures.length / 5)
    .sort((a, b) => a - b);
  const wordOf = new Map(words.map((hash, word) => [hash, word]));
  const sources = [...new Set(procedures.map(({ source }) => source))].sort();
  const techniques = [...new Set(procedures.map(({ technique }) => technique))].sort();
  const bytes: number[] = [];
  pushNumber(bytes, words.length);
  words.forEach((hash, word) => {
    pushNumber(bytes, hash - (words[word - 1] ?? 0));
    pushNumber(bytes, Math.round(Math.log(procedures.length / found.get(hash)!) * RARENESS_STEPS));
  });
  for (const technique of techniques) {
    const own = procedures.filter((procedure) => procedure.technique === technique);
    pushNumber(bytes, own.length);
    for (const { source, hashes } of own) {
      const numbers = hashes.flatMap((hash) => wordOf.get(hash) ?? []).sort((a, b) => a - b);
      pushNumber(bytes, sources.indexOf(source));
      pushNumber(bytes, numbers.length);
      for (const [at, number] of numbers.entries()) pushNumber(bytes, number - (numbers[at - 1] ?? 0));
    }
  }
  return {
    techniques: techniques.join(' '),
    sources: sources.join(' '),
    bits: BITS,
    data: Buffer.from(bytes).toString('base64'),
  };
}

function hashesOf(text: string): readonly number[] {
  const hashes = new Set<number>();
  const ngrams = ngramsOf(text);
  for (let at = 0; at < ngrams.count; at++) {
    if (ngrams.kinds[at] === 0) hashes.add(ngrams.hashes[at]! & (2 ** BITS - 1));
  }
  return [...hashes];
}
