/** A report as a native MISP event. */
export { toMisp } from './event.ts';
