/** Plain lists of what a report holds, and lists that a network obeys. */
export { CSV_COLUMNS, toCsv } from './csv.ts';
export { toEdl } from './edl.ts';
export { toHosts } from './hosts.ts';
export { toRpz } from './rpz.ts';
export { toZeek } from './zeek.ts';
