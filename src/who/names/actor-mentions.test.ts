import { expect, test } from 'vitest';
import { readingInBlocks } from '../../../test/fixtures/reading-in-blocks.ts';
import { findWho } from '../index.ts';

/** Of whom it is claimed: kind and entity, or the words where the text gives no name. */
function doers(text: string): readonly string[] {
  return findWho(readingInBlocks(text)).flatMap((found) =>
    found.kind === 'claim' && found.predicate === 'did'
      ? [`${found.object.kind} ${found.object.entity ?? found.object.as}`]
      : [],
  );
}

test.each([
  ['Slow Tide, a ransomware gang, breached the port.', 'actor Slow Tide'],
  ['A group calling itself Slow Tide breached the port.', 'actor Slow Tide'],
  ['The threat actor Slow Tide breached the port.', 'actor Slow Tide'],
  ['The breach was attributed to a unit of the Norwegian armed forces.', 'state Norway'],
  ['Norway-backed hackers breached the port.', 'actor Norway'],
  ['Nation-state actors breached the port.', 'actor Nation-state actors'],
  ['UNC7777 breached the port.', 'actor UNC7777'],
])('%s → %s', (text, doer) => {
  expect(doers(text)).toEqual([doer]);
});

test.each([
  'Norwegian forces attacked the port.',
  'The loader was linked to OCHRE LARK malware.',
  'Northgate, a group of researchers, attacked the problem.',
  'Russian-speaking customers of the port were linked to the breach.',
])('nobody is made an actor of: %s', (text) => {
  expect(doers(text)).toEqual([]);
});

test('a name that one sentence introduces is known in the others', () => {
  expect(doers('Slow Tide attacked the port. The group Slow Tide is young.')).toEqual(['actor Slow Tide']);
  expect(doers('Slow Tide attacked the port. The tide is slow.')).toEqual([]);
});

test('a description beside a name is not a second doer', () => {
  expect(doers('OCHRE LARK, a Norwegian state-backed actor, breached the port.')).toEqual([
    'actor OCHRE LARK',
  ]);
});
