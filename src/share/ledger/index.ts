export { ledgerCsv } from './csv.ts';
export { ledgerDot } from './dot.ts';
export { ledgerHtml } from './html.ts';
export { ledgerMarkdown } from './markdown.ts';
export { matrixText } from './matrix-text.ts';
export { nameMarkdown } from './name-markdown.ts';
export { nameHistoryText, nameText } from './name-text.ts';
export { ledgerText } from './text.ts';
