/** A report as STIX 2.1. */
export { bundleOf, bundleText, stixObjects, stixText, toStix } from './bundle.ts';
export type { SightingsToShare, StixOptions } from './frame.ts';
export type { StixBundle, StixObject } from './objects.ts';
export { versioned } from './versions.ts';
