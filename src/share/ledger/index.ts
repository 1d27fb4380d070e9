export { ledgerCsv } from './csv.ts';
export { ledgerDot } from './dot.ts';
export { ledgerMarkdown } from './markdown.ts';
export { ledgerText } from './text.ts';
