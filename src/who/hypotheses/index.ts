export { ALWAYS, FEWEST, labelKey, lastChange, makeMatrix } from './matrix.ts';
