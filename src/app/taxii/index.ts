/** TAXII 2.1 as use cases: what a consumer asks for, and what may go to it. */
export {
  acceptsTaxii,
  fault,
  faultText,
  filtersOf,
  isTaxii,
  MOST_BODY,
  TAXII_TYPE,
  type TaxiiFault,
} from '../../share/taxii/index.ts';
export * from './answers.ts';
export { type Root, rootsFor } from './audiences.ts';
export { type Collection, findCollection, INBOX } from './collections.ts';
export { BasicDoor, type NameAndPassword } from './credentials.ts';
export { statusOf, takePosted } from './post.ts';
