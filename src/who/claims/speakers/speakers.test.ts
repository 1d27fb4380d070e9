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

test('a pronoun does not reach into another paragraph', () => {
  expect(whoSays('Mara Lindqvist, an analyst, opened the talk.', `She said ${DEED}`)).toEqual(['She?']);
});

test('a surname leads back to the full name', () => {
  const text = `Mara Lindqvist, an analyst, opened the talk. It rained. Lindqvist said ${DEED}`;
  expect(whoSays(text)).toEqual(['Mara Lindqvist']);
});
