import { zipDirectory } from './directory.ts';

/** What a ZIP archive is, by the names in its directory: an Office file, a plain archive, or what no reader takes. */
export type ZipKind =
  | { readonly kind: 'docx' | 'xlsx' | 'zip' }
  | { readonly kind: 'other'; readonly name: string };

/** The first name that an archive holds decides; names are compared in lower case. */
const BY_NAME: readonly (readonly [name: RegExp, kind: ZipKind])[] = [
  [/^word\/document\d*\.xml$/, { kind: 'docx' }],
  [/^xl\/workbook\.xml$/, { kind: 'xlsx' }],
  [/^xl\/workbook\.bin$/, { kind: 'other', name: 'a binary Excel workbook' }],
  [/^ppt\/presentation\.xml$/, { kind: 'other', name: 'a PowerPoint presentation' }],
  [/^androidmanifest\.xml$/, { kind: 'other', name: 'an Android package' }],
  [/^meta-inf\/manifest\.mf$/, { kind: 'other', name: 'a Java archive' }],
  [/^meta-inf\/container\.xml$/, { kind: 'other', name: 'an EPUB book' }],
  [/^meta-inf\/manifest\.xml$/, { kind: 'other', name: 'an OpenDocument file' }],
];

export function zipKind(bytes: Uint8Array): ZipKind {
  const directory = zipDirectory(bytes);
  if (!directory.ok) return { kind: 'zip' };
  for (const { name } of directory.value) {
    const found = BY_NAME.find(([pattern]) => pattern.test(name.toLowerCase()));
    if (found !== undefined) return found[1];
  }
  return { kind: 'zip' };
}
