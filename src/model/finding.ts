import type { ActorName } from './actor-name.ts';
import type { Claim } from './claim.ts';
import type { Observable } from './observable.ts';
import type { Rule } from './rule.ts';
import type { Software } from './software.ts';
import type { Technique } from './technique.ts';
import type { Vulnerability } from './vulnerability.ts';

/** What the stages find in a reading. */
export type Finding = Observable | Technique | Software | Vulnerability | Rule | Claim | ActorName;
