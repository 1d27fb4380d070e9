/** A report as STIX 2.1. */
export { stixText, toStix } from './bundle.ts';
export type { StixOptions } from './frame.ts';
export type { StixBundle, StixObject } from './objects.ts';
