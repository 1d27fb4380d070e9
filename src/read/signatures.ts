/** Formats that are recognised so that they can be refused by name instead of being read as garbage. */
interface Signature {
  readonly name: string;
  /** Byte offset of the magic number; 0 where absent. */
  readonly offset?: number;
  /** Latin-1. */
  readonly magic: string;
}

/** Magic numbers from the formats' own specifications, as collected by file(1). */
const SIGNATURES: readonly Signature[] = [
  { name: 'a split ZIP archive', magic: 'PK\x07\x08' },
  { name: 'gzip-compressed data', magic: '\x1f\x8b' },
  { name: 'a 7-Zip archive', magic: '7z\xbc\xaf\x27\x1c' },
  { name: 'a RAR archive', magic: 'Rar!\x1a\x07' },
  { name: 'xz-compressed data', magic: '\xfd7zXZ\0' },
  { name: 'Zstandard-compressed data', magic: '\x28\xb5\x2f\xfd' },
  { name: 'bzip2-compressed data', magic: 'BZh91AY&SY' },
  { name: 'a tar archive', offset: 257, magic: 'ustar' },
  { name: 'a PNG image', magic: '\x89PNG\r\n\x1a\n' },
  { name: 'a JPEG image', magic: '\xff\xd8\xff' },
  { name: 'a GIF image', magic: 'GIF87a' },
  { name: 'a GIF image', magic: 'GIF89a' },
  { name: 'a TIFF image', magic: 'II*\0' },
  { name: 'a TIFF image', magic: 'MM\0*' },
  { name: 'a WebP image', offset: 8, magic: 'WEBPVP8' },
  { name: 'a video or an HEIF image', offset: 4, magic: 'ftyp' },
  { name: 'an ELF executable', magic: '\x7fELF' },
  { name: 'a Mach-O executable or a Java class', magic: '\xca\xfe\xba\xbe' },
  { name: 'a Mach-O executable', magic: '\xcf\xfa\xed\xfe' },
  { name: 'a Windows executable', magic: 'MZ\x90\0' },
  { name: 'an SQLite database', magic: 'SQLite format 3\0' },
  { name: 'an RTF document', magic: '{\\rtf' },
  { name: 'a PostScript document', magic: '%!PS' },
];

/** What the bytes are, as a noun phrase, when they are a known format that no reader takes. */
export function signatureOf(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 512)).toString(
    'latin1',
  );
  return SIGNATURES.find(({ offset, magic }) => head.startsWith(magic, offset ?? 0))?.name;
}
