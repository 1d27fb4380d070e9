import { derivedId } from '../../model/index.ts';
import type { Finder } from '../context.ts';
import { observablesIn } from './observables-in.ts';

/**
 * Every mention of an observable in a reading, held-back ones included, each with the part it plays
 * and why. What is one mention, one URL, one host is written down in docs/explanation/observables.md.
 */
export const findObservables: Finder = (reading, context) => {
  const { textSha256 } = reading;
  // One part where its parts would do: joining them takes as long as hashing.
  return observablesIn(reading, context, (type, start, end) =>
    derivedId('finding', `${textSha256}\0observable\0${type}\0${start}\0${end}`),
  );
};
