/** A spoilt copy of a document, the same for the same key. `others` lend their pieces. */
export function spoilt(document: Uint8Array, others: readonly Uint8Array[], key: string): Uint8Array;
