/** The machine interface: documents and findings as JSON. */
export { toJson, toJsonLines } from './document.ts';
export { lineSafe } from './line-safe.ts';
