/** Plain lists of what a report holds. */
export { CSV_COLUMNS, toCsv } from './csv.ts';
