import type { Problem } from '../../model/index.ts';
import { problem } from '../../model/index.ts';
import type { Pdfium } from './engine.ts';

const MAX_NAMES = 20;
const NAME_BYTES = 1_024;

/**
 * Says which files are embedded in a PDF (ISO 32000-1, 7.11.4), since indicators are often attached as a list
 * of their own: they are named, not read.
 */
export function attachedFiles(pdfium: Pdfium, document: number): readonly Problem[] {
  const count = Math.max(0, pdfium.FPDFDoc_GetAttachmentCount(document));
  if (count === 0) return [];
  const names: string[] = [];
  for (let index = 0; index < Math.min(count, MAX_NAMES); index++) {
    names.push(nameOf(pdfium, pdfium.FPDFDoc_GetAttachment(document, index)));
  }
  const more = count > names.length ? ` and ${count - names.length} more` : '';
  const [files, were] = count === 1 ? ['a file is', 'it was'] : [`${count} files are`, 'they were'];
  return [
    problem('unsupported-format', `${capital(files)} attached to the PDF; ${were} not read.`, {
      where: names.map((name) => `"${name}"`).join(', ') + more,
      hint: 'Save what is attached as a file and read that.',
    }),
  ];
}

function nameOf(pdfium: Pdfium, attachment: number): string {
  const buffer = attachment === 0 ? 0 : pdfium.malloc(NAME_BYTES);
  if (buffer === 0) return '?';
  try {
    const bytes = pdfium.FPDFAttachment_GetName(attachment, buffer, NAME_BYTES);
    if (bytes <= 2 || bytes > NAME_BYTES) return '?';
    const name = Buffer.from(pdfium.memory.buffer, buffer, bytes - 2).toString('utf16le');
    return name.replace(/\p{C}/gu, '').slice(0, 120) || '?';
  } finally {
    pdfium.free(buffer);
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
