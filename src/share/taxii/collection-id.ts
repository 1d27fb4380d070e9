import { v5 as uuidV5 } from 'uuid';

/** Ours, for collections. Fixed for ever: consumers remember how far they read a collection by its id. */
const NAMESPACE = '6f0dcb1f-5a5c-4f9c-9d4e-2a3f8c1b7e60';

/** The same collection of the same API root has the same id on every desk. */
export function collectionId(root: string, name: string): string {
  return uuidV5(JSON.stringify([root, name]), NAMESPACE);
}
