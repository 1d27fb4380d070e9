/** A report as a native MISP event. */
export { type MispOptions, toMisp } from './event.ts';
