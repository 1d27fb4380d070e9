/** TAXII 2.1 in words: what is asked, what is answered, and when not. */
export { collectionId } from './collection-id.ts';
export { addedHeaders, envelopeText, manifestText, type Page, versionsText } from './envelope.ts';
export { fault, faultText, type TaxiiFault } from './fault.ts';
export { type Filters, filtersOf } from './filters.ts';
export { acceptsTaxii, isTaxii, STIX_TYPE, TAXII_TYPE } from './media-type.ts';
export { MOST_BODY, postedIn, type StatusDetail } from './posted.ts';
