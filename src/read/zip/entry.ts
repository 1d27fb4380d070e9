/** How an entry is encrypted (APPNOTE 6.3.10, section 6.1; WinZip AE-1 and AE-2). */
export type ZipEncryption =
  | { readonly kind: 'none' }
  | { readonly kind: 'zip-crypto' }
  | { readonly kind: 'aes'; readonly bits: 128 | 192 | 256 }
  | { readonly kind: 'unknown' };

/** An entry as the archive's directory describes it: claims, until the bytes are unpacked. */
export interface ZipEntry {
  readonly name: string;
  /** Compression method; of an AES entry, the one inside. */
  readonly method: number;
  /** Bytes. */
  readonly compressedSize: number;
  readonly size: number;
  readonly crc32: number;
  /** Byte offset of its local header. */
  readonly offset: number;
  readonly encryption: ZipEncryption;
  /** What a traditional password is checked against, besides the checksum: one byte (section 6.1.6). */
  readonly check: number;
}
