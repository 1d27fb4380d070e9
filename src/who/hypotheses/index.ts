export { ALWAYS, FEWEST, labelKey, makeMatrix } from './matrix.ts';
