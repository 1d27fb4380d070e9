import type { FormatReader } from './extract.ts';
import type { Format } from './sniff.ts';

/** One line a format. Readers load on demand: reading a text must not start the PDF engine. */
export const FORMATS: Readonly<Record<Format, () => Promise<FormatReader>>> = {
  pdf: async () => (await import('./pdf/index.ts')).readPdf,
  html: async () => (await import('./html/index.ts')).readHtml,
  markdown: async () => (await import('./markdown/index.ts')).readMarkdown,
  text: async () => (await import('./text/index.ts')).readPlainText,
};
