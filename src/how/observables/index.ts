import { derivedId } from '../../model/index.ts';
import type { Finder } from '../context.ts';
import { observablesIn } from './observables-in.ts';

/**
 * Every mention of an observable in a reading, held-back ones included, each with the part it plays
 * and why. What is one mention, one URL, one host is written down in docs/explanation/observables.md.
 */
export const findObservables: Finder = (reading, context) =>
  observablesIn(reading, context, (...parts) => derivedId('finding', ...parts));
