import type { ContainerReader } from './parts/part-reader.ts';
import type { Format } from './sniff.ts';

/** One line a format. Readers load on demand: reading a text must not start the PDF engine. */
export const FORMATS: Readonly<Record<Format, () => Promise<ContainerReader>>> = {
  pdf: async () => (await import('./pdf/index.ts')).readPdf,
  html: async () => (await import('./html/index.ts')).readHtml,
  markdown: async () => (await import('./markdown/index.ts')).readMarkdown,
  docx: async () => (await import('./docx/index.ts')).readDocx,
  xlsx: async () => (await import('./xlsx/index.ts')).readXlsx,
  csv: async () => (await import('./csv/index.ts')).readCsv,
  eml: async () => (await import('./eml/index.ts')).readEml,
  msg: async () => (await import('./msg/index.ts')).readMsg,
  feed: async () => (await import('./feed/index.ts')).readFeed,
  'json-feed': async () => (await import('./feed/json-feed.ts')).readJsonFeed,
  stix: async () => (await import('./stix/index.ts')).readStix,
  misp: async () => (await import('./misp/index.ts')).readMisp,
  openioc: async () => (await import('./openioc/index.ts')).readOpenIoc,
  zip: async () => (await import('./zip/index.ts')).readZip,
  picture: async () => (await import('./picture/index.ts')).readPicture,
  text: async () => (await import('./text/index.ts')).readPlainText,
};
