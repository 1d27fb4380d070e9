/** Mementos: earlier states of a page that somebody else holds (RFC 7089), listed, fetched, asked for. */
export type { WebArchive } from './archives.ts';
export { archiveToday, internetArchive } from './archives.ts';
export { listMementos, newestAvailable } from './list.ts';
export type { FetchedMemento, Listed } from './memento.ts';
export { fetchMemento, mementoNear } from './memento.ts';
export { refusedPage } from './refused-page.ts';
export type { Submitted } from './submit.ts';
export { submitTo } from './submit.ts';
