import type { Migration } from 'kysely';
import { up as firstLight } from './0001-first-light.ts';
import { up as watch } from './0002-watch.ts';

/** Every migration by name, in the order of the names. One that has landed never changes. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-first-light': { up: firstLight },
  '0002-watch': { up: watch },
};
