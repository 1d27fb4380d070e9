/** Well-formed documents of every format, by file name, to be spoilt by the caller. */
export function seeds(): Promise<ReadonlyMap<string, Uint8Array>>;
/** A ZIP archive of texts or bytes. */
export function zipOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  options?: { readonly compress?: boolean },
): Promise<Uint8Array>;
/** A ZIP archive with one entry under the traditional cipher or AES-256. */
export function lockedZip(
  name: string,
  content: Uint8Array,
  password: string,
  cipher: 'zip-crypto' | 'aes',
): Uint8Array;
/** An OLE file of streams by path. */
export function oleOf(streams: Readonly<Record<string, Uint8Array>>): Uint8Array;
/** The streams of the seed `report.msg`, by path. */
export const MSG: Readonly<Record<string, Uint8Array>>;
