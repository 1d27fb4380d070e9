export { accordingTo } from './according-to.ts';
export { needsContext } from './cautions.ts';
export { historyOf } from './desk-list.ts';
export { TRUST } from './lists.ts';
export { LONGEST_NAME, soughtName } from './mentions.ts';
