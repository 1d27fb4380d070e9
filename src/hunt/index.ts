/** "Were we hit?": indicators in logs, each hit with its place. */
export type { Coverage } from './hunt-log.ts';
export { huntLog } from './hunt-log.ts';
export type { IndicatorIndex } from './index/indicator-index.ts';
export { indexIndicators } from './index/indicator-index.ts';
export { openLog, readLog } from './logs/open-log.ts';
export type { Indicator, Sighting } from './sighting.ts';
