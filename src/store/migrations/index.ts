import type { Migration } from 'kysely';
import { up as firstLight } from './0001-first-light.ts';
import { up as watch } from './0002-watch.ts';
import { up as foundBy } from './0003-found-by.ts';
import { up as analysts } from './0004-analysts.ts';
import { up as review } from './0005-review.ts';
import { up as rejections } from './0006-rejections.ts';
import { up as accounts } from './0007-accounts.ts';
import { up as identities } from './0008-identities.ts';
import { up as sightings } from './0010-sightings.ts';
import { up as sharedObjects } from './0011-shared-objects.ts';
import { up as fullText } from './0012-full-text.ts';
import { up as handedOut } from './0013-handed-out.ts';
import { up as sightingColumns } from './0014-sighting-columns.ts';
import { up as sharedStamps } from './0015-shared-stamps.ts';
import { up as replies } from './0016-replies.ts';

/** Every migration by name, in the order of the names. One that has landed never changes. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-first-light': { up: firstLight },
  '0002-watch': { up: watch },
  '0003-found-by': { up: foundBy },
  '0004-analysts': { up: analysts },
  '0005-review': { up: review },
  '0006-rejections': { up: rejections },
  '0007-accounts': { up: accounts },
  '0008-identities': { up: identities },
  '0010-sightings': { up: sightings },
  '0011-shared-objects': { up: sharedObjects },
  '0012-full-text': { up: fullText },
  '0013-handed-out': { up: handedOut },
  '0014-sighting-columns': { up: sightingColumns },
  '0015-shared-stamps': { up: sharedStamps },
  '0016-replies': { up: replies },
};
