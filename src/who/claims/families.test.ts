import { expect, test } from 'vitest';
import { readingInBlocks } from '../../../test/fixtures/reading-in-blocks.ts';
import { findWho } from '../index.ts';

/** Claims of the last paragraph: predicate, object and, where it is not asserted, the stance. */
function claims(text: string): readonly string[] {
  const setting =
    'Varnia’s embassy spoke. The hacking group Velvet Magpie is young. The group Red Thistle is old.';
  const start = setting.length;
  return findWho(readingInBlocks(setting, text)).flatMap((found) => {
    if (found.kind !== 'claim' || found.span.start < start) return [];
    const { predicate, object, stance } = found;
    return [`${predicate} ${object.entity ?? object.as}${stance === 'asserts' ? '' : ` ${stance}`}`];
  });
}

test.each([
  ['Researchers have pinned the outage on Velvet Magpie.', 'did Velvet Magpie'],
  ['The code was written by Velvet Magpie, analysts believe.', 'did Velvet Magpie'],
  ['Suspicion has fallen on Velvet Magpie.', 'did Velvet Magpie'],
  ['All signs point towards Velvet Magpie.', 'did Velvet Magpie'],
  ['The bank was robbed by Velvet Magpie.', 'did Velvet Magpie'],
  ['The mint, which Velvet Magpie robbed in 2023, has moved.', 'did Velvet Magpie'],
  ['Velvet Magpie’s breach of the mint cost it two million.', 'did Velvet Magpie'],
  ['The government holds Varnia accountable for the intrusion.', 'did Varnia'],
  ['The mayor pointed the finger at Varnia.', 'did Varnia'],
  ['Hackers tied to Varnia stole ferry plans, officials say.', 'did Varnia'],
  ['The theft of the census was the work of Unit 9.', 'did Unit 9'],
  ['“Velvet Magpie, beyond any doubt,” said the director.', 'did Velvet Magpie'],
  ['It was an inside job.', 'did inside job'],
  ['Varnia’s embassy denied any involvement.', 'did Varnia denies'],
  ['Varnia has had nothing to do with the theft.', 'did Varnia denies'],
  ['Velvet Magpie has been cleared of the theft.', 'did Velvet Magpie denies'],
  ['Velvet Magpie takes its orders from Unit 9.', 'sponsored Unit 9'],
  ['Officials regard Velvet Magpie as a front for Varnia’s secret service.', 'sponsored Varnia'],
  ['The theft was ordered by Brightline Logistics.', 'sponsored Brightline Logistics'],
  ['Velvet Magpie probably overlaps with Red Thistle.', 'same-as Red Thistle'],
  ['Velvet Magpie and Red Thistle are largely one.', 'same-as Red Thistle'],
  ['Velvet Magpie is not Red Thistle.', 'same-as Red Thistle denies'],
  ['Velvet Magpie and Red Thistle are two distinct groups.', 'same-as Red Thistle denies'],
  [
    'The traces were planted so that Varnia would be blamed.',
    'false-flag planted so that Varnia would be blamed',
  ],
  ['We have corrected the text.', 'corrected the text'],
  ['The firm has retracted its report.', 'corrected its report'],
])('%s → %s', (text, claim) => {
  expect(claims(text)).toEqual([claim]);
});

test.each([
  'Velvet Magpie usually attacks banks.',
  'Velvet Magpie has attacked a wide range of industries.',
  'Velvet Magpie will strike again.',
  'Velvet Magpie took care to have the addresses match.',
  'The ministry would neither confirm nor deny that Varnia was behind it.',
  'Officials accused Varnia of meddling in trade talks.',
  'Figure 3: Velvet Magpie hacked the port.',
  'The mail led to Kelp Harbour.',
])('nobody claims a deed: %s', (text) => {
  expect(claims(text)).toEqual([]);
});

test('a word for the group leads back to its name, and stays without one where none was named', () => {
  expect(claims('The same group was responsible for the attack on the mint.')).toEqual(['did Red Thistle']);
  const nameless = findWho(readingInBlocks('The same group was responsible for the attack on the mint.'));
  expect(nameless.filter(({ kind }) => kind === 'claim')).toEqual([]);
});
