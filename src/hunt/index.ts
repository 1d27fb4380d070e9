/** "Were we hit?": indicators in logs, each hit with its place. */
export type { Coverage } from './hunt-log.ts';
export { huntLog } from './hunt-log.ts';
export { indexIndicators, NOT_HUNTED } from './index/indicator-index.ts';
export { openLog, plainBytes } from './logs/open-log.ts';
export type { HitForm, Indicator, Sighting } from './sighting.ts';
