import { expect, test } from 'vitest';
import type { Claim } from '../../model/index.ts';
import { withoutAccusedSpeakers } from './accused-speakers.ts';

/** A claim as far as it matters here: who says that who did it, or stands behind whom. */
function claim(speaker: string, object: string, subject?: string): Claim {
  return {
    predicate: subject === undefined ? 'did' : 'sponsored',
    stance: 'asserts',
    claimants: [{ as: speaker, entity: speaker, resolved: true }],
    object: { kind: 'actor', as: object, entity: object },
    ...(subject !== undefined && { subject: { kind: 'actor', as: subject, entity: subject } }),
  } as unknown as Claim;
}

const told = [claim('Plover Watch', 'AMBER FINCH'), claim('Plover Watch', 'Teal Rail')];

test('a source of the text, in no list of actors, is not accused in it', () => {
  const mistaken = [claim('Quay Post', 'Plover Watch'), claim('Quay Post', 'Varnland', 'Plover Watch')];
  expect(withoutAccusedSpeakers([...told, ...mistaken], [])).toEqual(told);
});

test('whoever owns up, or speaks only once, may be accused all the same', () => {
  const all = [
    claim('Teal Rail', 'Teal Rail'),
    claim('Teal Rail', 'Teal Rail'),
    claim('Quay Post', 'Teal Rail'),
    claim('Lone Heron', 'AMBER FINCH'),
    claim('Quay Post', 'Lone Heron'),
  ];
  expect(withoutAccusedSpeakers(all, [])).toEqual(all);
});
