import type { Migration } from 'kysely';
import { up as firstLight } from './0001-first-light.ts';
import { up as watch } from './0002-watch.ts';
import { up as foundBy } from './0003-found-by.ts';
import { up as analysts } from './0004-analysts.ts';
import { up as review } from './0005-review.ts';
import { up as rejections } from './0006-rejections.ts';
import { up as accounts } from './0007-accounts.ts';

/** Every migration by name, in the order of the names. One that has landed never changes. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-first-light': { up: firstLight },
  '0002-watch': { up: watch },
  '0003-found-by': { up: foundBy },
  '0004-analysts': { up: analysts },
  '0005-review': { up: review },
  '0006-rejections': { up: rejections },
  '0007-accounts': { up: accounts },
};
