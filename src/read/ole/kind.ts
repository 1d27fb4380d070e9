import { openCompoundFile } from './compound-file.ts';

/** What an OLE file is, by the streams in its root. */
export type OleKind =
  | { readonly kind: 'msg' | 'encrypted' }
  | { readonly kind: 'other'; readonly name: string };

const BY_STREAM: readonly (readonly [name: string, kind: OleKind])[] = [
  ['__properties_version1.0', { kind: 'msg' }],
  ['__nameid_version1.0', { kind: 'msg' }],
  // [MS-OFFCRYPTO] 1.3.3: an encrypted Office file is an OLE file with the package inside.
  ['EncryptedPackage', { kind: 'encrypted' }],
  ['WordDocument', { kind: 'other', name: 'an OLE document (old Word)' }],
  ['Workbook', { kind: 'other', name: 'an OLE document (old Excel)' }],
  ['Book', { kind: 'other', name: 'an OLE document (old Excel)' }],
  ['PowerPoint Document', { kind: 'other', name: 'an OLE document (old PowerPoint)' }],
];

const OTHER: OleKind = { kind: 'other', name: 'an OLE document (old Word, Excel, Outlook)' };

export function oleKind(bytes: Uint8Array): OleKind {
  const file = openCompoundFile(bytes);
  if (!file.ok) return OTHER;
  return BY_STREAM.find(([name]) => file.value.has(name))?.[1] ?? OTHER;
}
