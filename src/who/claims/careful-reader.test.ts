import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readingInBlocks } from '../../../test/fixtures/reading-in-blocks.ts';
import type { Claim } from '../../model/index.ts';
import { findWho } from '../index.ts';

/** A claim in words, e.g. `did OCHRE LARK | by Halden Security | weak`. */
type Note = string;

interface Noted {
  readonly sentence: string;
  readonly notes: readonly Note[];
}

/**
 * What a careful reader notes and the finder misses. A miss is not a false claim; whoever mends one takes it
 * out here.
 */
const KNOWN_MISSES: ReadonlySet<string> = new Set([
  'Dust Moth used the records leaked in the June breach in its theft of cards, Karlsen believes.',
  'Larkfield Security follows the group under the name Amber Newt.',
  'We call the actor behind these intrusions TA-6006.',
]);

const PUBLISHER = 'The Desk';

function table(name: string): readonly Noted[] {
  const lines = readFileSync(new URL(name, import.meta.url), 'utf8').split('\n');
  const noted: { sentence: string; notes: Note[] }[] = [];
  for (const line of lines) {
    if (line.startsWith('- ')) noted.push({ sentence: line.slice(2), notes: [] });
    if (line.startsWith('  - ')) noted.at(-1)?.notes.push(line.slice(4));
  }
  return noted;
}

/** What was found, in the words of a note; `beside` only where the note speaks of it. */
function inWords(claim: Claim, beside: boolean): Note {
  const { predicate, claimants, object, subject, hedge, stance, evidence, saysNoEvidence, via } = claim;
  const by = claimants.map(({ as, entity, resolved }) => (resolved ? (entity ?? as) : `${as}?`)).join(' + ');
  return [
    `${predicate} ${object.entity ?? object.as.replace(/^(?:the|its) /i, '')}`,
    ...(by === PUBLISHER ? [] : [`by ${by}`]),
    ...(hedge.class === 'none' ? [] : [hedge.class]),
    ...(stance === 'asserts' ? [] : [stance]),
    ...(evidence.length === 0 ? [] : [`evidence ${evidence.map(({ kind }) => kind).join(', ')}`]),
    ...(beside && subject ? [`beside ${subject.entity ?? subject.as}`] : []),
    ...(via === undefined ? [] : [`via ${via.join(' + ')}`]),
    ...(saysNoEvidence === undefined ? [] : ['says none']),
  ].join(' | ');
}

function found({ sentence, notes }: Noted): readonly Note[] {
  const beside = notes.some((note) => note.includes(' | beside '));
  return findWho(readingInBlocks(sentence), { publisher: PUBLISHER }).flatMap((finding) =>
    finding.kind === 'claim' ? [inWords(finding, beside)] : [],
  );
}
const TABLES = [
  table('./careful-reader.md'),
  table('./second-reader.md'),
  table('./third-reader.md'),
  table('./fourth-reader.md'),
  table('./fifth-reader.md'),
];

describe.each(TABLES.flat())('$sentence', (noted) => {
  const missed = KNOWN_MISSES.has(noted.sentence);
  test(missed ? 'is still missed, and nothing false is found' : 'reads as noted', () => {
    expect([...found(noted)].sort()).toEqual(missed ? [] : [...noted.notes].sort());
  });
});

test('every known miss is a sentence of the lists that has a note', () => {
  const noted = TABLES.flat().filter(({ notes }) => notes.length > 0);
  expect([...KNOWN_MISSES].filter((miss) => !noted.some(({ sentence }) => sentence === miss))).toEqual([]);
});

test('the lists are read whole', () => {
  expect(TABLES.map(({ length }) => length)).toEqual([95, 76, 30, 27, 30]);
});
