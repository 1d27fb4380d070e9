import { expect, test } from 'vitest';
import { readingInBlocks } from '../../../../test/fixtures/reading-in-blocks.ts';
import { findWho } from '../../index.ts';

const DEED = 'AMBER FINCH was behind the breach.';

/** The claimants of the last claim: the entity, or the words with `?` where they stay unresolved. */
function whoSays(...paragraphs: readonly string[]): readonly string[] {
  const claims = findWho(readingInBlocks(...paragraphs)).flatMap((found) =>
    found.kind === 'claim' ? [found] : [],
  );
  return (claims.at(-1)?.claimants ?? []).map(({ as, entity, resolved }) =>
    resolved ? (entity ?? as) : `${as}?`,
  );
}

test.each([
  ['Northgate and Halden Labs said', ['Northgate', 'Halden Labs']],
  ['Northgate, Halden Labs and the Harbour Bureau said', ['Northgate', 'Halden Labs', 'Harbour Bureau']],
  ['Researchers at Northgate and Halden Labs said', ['Northgate', 'Halden Labs']],
  ['The Ministry of Trade and Fisheries said', ['Ministry of Trade and Fisheries']],
  ['The Harbour and Coast Safety Agency said', ['Harbour and Coast Safety Agency']],
  ['Meanwhile, Northgate and Halden Labs said', ['Northgate', 'Halden Labs']],
])('joined speakers are told apart, joined words of one name are not: %s', (speaker, who) => {
  expect(whoSays(`${speaker} ${DEED}`)).toEqual(who);
});

test.each([
  ['The Norwegian foreign ministry said', ['Norway']],
  ['Norway said', ['Norway']],
  ['Norwegian officials said', ['Norwegian officials?']],
  ['Corsican sources said', ['Corsican sources?']],
  ['Analysts in Westhaven said', ['Analysts in Westhaven?']],
  ['Prosecutors said', ['Prosecutors?']],
  ['The bank said', ['The bank?']],
])('organs speak for their state, people without a name for nobody: %s', (speaker, who) => {
  expect(whoSays(`${speaker} ${DEED}`)).toEqual(who);
});

test('a pronoun is the only person named so far', () => {
  expect(whoSays(`Mara Lindqvist, an analyst, opened the talk. She said ${DEED}`)).toEqual([
    'Mara Lindqvist',
  ]);
});

test('of two people named a pronoun is neither', () => {
  const before = 'Mara Lindqvist, an analyst, met the director Nils Holm.';
  expect(whoSays(`${before} He said ${DEED}`)).toEqual(['He?']);
});

test('a pronoun reaches into the last sentence of the paragraph before, and no further', () => {
  const opening = 'Mara Lindqvist, an analyst, opened the talk.';
  expect(whoSays(opening, `She said ${DEED}`)).toEqual(['Mara Lindqvist']);
  expect(whoSays(opening, 'It rained.', `She said ${DEED}`)).toEqual(['She?']);
});

test('in a transcript whoever’s turn it is speaks', () => {
  const speakers = 'Speakers: Mara Lindqvist, Director, Northgate Labs; Nils Holm.';
  const talk = [
    'HOLM: Good day.',
    `LINDQVIST: We believe ${DEED}`,
    'QUESTION (Daily Wire): Are you sure?',
    'HOLM: Yes.',
  ];
  expect(whoSays(speakers, ...talk)).toEqual(['Mara Lindqvist']);
});

test.each([
  [`“It was a mess. ${DEED.slice(0, -1)},” said Mara Lindqvist, an analyst.`, ['Mara Lindqvist']],
  [`Her deputy, Nils Holm, was blunter: “${DEED}”`, ['Nils Holm']],
  [`Mara Lindqvist, an analyst, spoke first. “It rained,” she said. “${DEED}”`, ['Mara Lindqvist']],
  [`“${DEED.slice(0, -1)},” the paper quotes one of them as saying.`, ['one of them?']],
])('a quotation is said by whom its paragraph tells: %s', (text, who) => {
  expect(whoSays(text)).toEqual(who);
});

test.each([
  [`In Lindqvist’s view, ${DEED}`, ['Lindqvist']],
  [`The government says ${DEED.slice(0, -1)}, the Daily Quay reports.`, ['government']],
  [
    `It was AMBER FINCH, the Daily Quay reported, citing two people with knowledge of it.`,
    ['two people with knowledge of it?'],
  ],
  [`Some of our peers have suggested that ${DEED}`, ['Some of our peers?']],
  [`We are told that ${DEED}`, ['UNSTATED?']],
])('whose word it is in the end: %s', (text, who) => {
  expect(whoSays(text)).toEqual(who);
});

test('“the agencies” are those who issued the text', () => {
  const issued = 'Issued by the National Cyber Directorate (NCD) and the Transport Safety Bureau (TSB).';
  const both = ['National Cyber Directorate', 'Transport Safety Bureau'];
  expect(whoSays(issued, `The authoring agencies assess that ${DEED}`)).toEqual(both);
  expect(whoSays(issued, `NCD and TSB assess that ${DEED}`)).toEqual(both);
});

test('a copied paper speaks as its owner until whoever copied it speaks again', () => {
  const page = [
    'I had it open in a tab. Everything below is theirs, not mine.',
    'THE BREACH. Larkmoor Institute, Harms Programme. Authors: M. Lindqvist.',
    `We believe ${DEED}`,
  ];
  expect(whoSays(...page)).toEqual(['Larkmoor Institute']);
  expect(whoSays(...page, `So there. I think ${DEED}`)).not.toEqual(['Larkmoor Institute']);
});

test('a surname leads back to the full name', () => {
  const text = `Mara Lindqvist, an analyst, opened the talk. It rained. Lindqvist said ${DEED}`;
  expect(whoSays(text)).toEqual(['Mara Lindqvist']);
});
