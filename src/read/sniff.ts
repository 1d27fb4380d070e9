import { failed, ok, problem, type Result } from '../model/index.ts';
import { decodeText, utf16Of } from './charset.ts';
import { looksLikeTable } from './csv/evidence.ts';
import { opensAsMail } from './eml/evidence.ts';
import type { ReadHints } from './extract.ts';
import { opensAsJsonFeed, opensAsXmlFeed } from './feed/evidence.ts';
import { opensAsHtml } from './html-evidence.ts';
import { looksLikeMarkdown } from './markdown-evidence.ts';
import { opensAsMisp } from './misp/evidence.ts';
import { isPicture } from './ocr/picture-header.ts';
import { oleKind } from './ole/kind.ts';
import { opensAsOpenIoc } from './openioc/evidence.ts';
import { signatureOf } from './signatures.ts';
import { opensAsStix } from './stix/evidence.ts';
import { zipKind } from './zip/kind.ts';

export type Format =
  | 'pdf'
  | 'html'
  | 'markdown'
  | 'text'
  | 'docx'
  | 'xlsx'
  | 'csv'
  | 'eml'
  | 'msg'
  | 'feed'
  | 'json-feed'
  | 'stix'
  | 'misp'
  | 'openioc'
  | 'zip'
  /** A picture of text: only where text is to be recognised. */
  | 'picture';

/** Bytes at the start that decide; PDF's own reader tolerates as much junk before its header (ISO 32000-1, H.3 note 13). */
const HEAD = 64 * 1024;
const PDF_HEAD = 1024;

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** What the bytes are. Neither a name nor a server's word is believed against them. */
export function sniff(bytes: Uint8Array, hints: ReadHints): Result<Format> {
  if (bytes.length === 0) return failed(problem('empty-source', 'The source was empty.', whereOf(hints)));
  const pdfAt = headerAt(bytes.subarray(0, PDF_HEAD));
  if (pdfAt === 0) return ok('pdf');
  const container = containerOf(bytes, hints);
  if (container !== undefined) return container;
  if (hints.recognise !== undefined && isPicture(bytes)) return ok('picture');
  const known = signatureOf(bytes);
  if (known !== undefined)
    return failed(isPicture(bytes) ? picture(known, hints) : unsupported(known, hints));
  const head = decodeText(bytes.subarray(0, HEAD)).text;
  if (opensAsHtml(head)) return ok('html');
  if (pdfAt > 0) return ok('pdf');
  if (utf16Of(bytes) === undefined ? isBinary(bytes) : isGarbled(head))
    return failed(unsupported('binary data of no known kind', hints));
  return ok(textFormat(head, hints));
}

/** Which kind of text it is; a name or a declared type only tips the scale. */
function textFormat(head: string, { name = '', declaredType = '' }: ReadHints): Format {
  if (opensAsXmlFeed(head)) return 'feed';
  if (opensAsJsonFeed(head)) return 'json-feed';
  if (opensAsStix(head)) return 'stix';
  if (opensAsMisp(head)) return 'misp';
  if (opensAsOpenIoc(head)) return 'openioc';
  if (opensAsMail(head, /\.(?:eml|mht|mhtml)$/i.test(name) || /^message\/rfc822\b/i.test(declaredType)))
    return 'eml';
  if (looksLikeTable(head, /\.(?:csv|tsv|tab)$/i.test(name) || /^text\/(?:csv|tab-sep)/i.test(declaredType)))
    return 'csv';
  return looksLikeMarkdown(head, /\.(?:md|markdown)$/i.test(name)) ? 'markdown' : 'text';
}

/** Formats that are files in a file: what is inside tells which. */
function containerOf(bytes: Uint8Array, hints: ReadHints): Result<Format> | undefined {
  if (opensWith(bytes, ZIP) || opensWith(bytes, EMPTY_ZIP)) {
    const inside = zipKind(bytes);
    return inside.kind === 'other' ? failed(unsupported(inside.name, hints)) : ok(inside.kind);
  }
  if (!opensWith(bytes, OLE)) return undefined;
  const inside = oleKind(bytes);
  if (inside.kind === 'other') return failed(unsupported(inside.name, hints));
  return inside.kind === 'msg' ? ok('msg') : failed(encrypted(hints));
}

function opensWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}

function encrypted(hints: ReadHints): ReturnType<typeof problem> {
  return problem('encrypted', 'The Office document is encrypted with a password.', {
    ...whereOf(hints),
    hint: 'Save it without a password and read that.',
  });
}

function headerAt(head: Uint8Array): number {
  return Buffer.from(head.buffer, head.byteOffset, head.byteLength).indexOf('%PDF-', 0, 'latin1');
}

function unsupported(what: string, hints: ReadHints): ReturnType<typeof problem> {
  const extension = /\.([a-z0-9]{1,8})$/i.exec(hints.name ?? '')?.[1];
  const although = extension === undefined ? '' : `, although the name says .${extension}`;
  return problem('unsupported-format', `These bytes are ${what}${although}; no reader takes them.`, {
    ...whereOf(hints),
    hint: 'Give the report as PDF, HTML, Markdown, text, Word (.docx), Excel (.xlsx), CSV, mail, feed, STIX, MISP, OpenIOC or a ZIP of these.',
  });
}

function picture(what: string, hints: ReadHints): ReturnType<typeof problem> {
  return problem('unsupported-format', `These bytes are ${what}; no reader takes them by itself.`, {
    ...whereOf(hints),
    hint: 'If it is a picture of text, read it with --ocr.',
  });
}

function whereOf(hints: ReadHints): { where?: string } {
  const where = hints.name ?? hints.url;
  return where === undefined ? {} : { where };
}

/** What decodes as UTF-16 but is mostly no character was no text. */
function isGarbled(head: string): boolean {
  const controls = head.match(/[^\P{Cc}\t\n\f\r]|\uFFFD/gu)?.length ?? 0;
  return controls > head.length * 0.03;
}

/** Text has almost no control characters; a NUL here and there is damage, not proof. */
function isBinary(bytes: Uint8Array): boolean {
  const windows = [0, (bytes.length >> 1) - 2048, bytes.length - 4096];
  return windows.some((from) => isBinaryStretch(bytes.subarray(Math.max(0, from), Math.max(0, from) + 4096)));
}

function isBinaryStretch(bytes: Uint8Array): boolean {
  let control = 0;
  let nul = 0;
  for (const byte of bytes) {
    if (byte === 0) nul++;
    else if (byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte !== 0x1b) control++;
  }
  return control > bytes.length * 0.03 || nul > bytes.length * 0.3;
}
