/** A TAXII 2.1 client: what other servers have, a page at a time, as it came. */
export type { TaxiiOptions } from './ask.ts';
export { credentialsIn, type TaxiiCredentials } from './credentials.ts';
export { type ForeignCollection, findCollections } from './find.ts';
export { type ForeignPage, pagesOf, type ReadSoFar } from './pages.ts';
