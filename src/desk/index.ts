/** The desk over HTTP: an API that its own pages and any other client use. */
export { EXAMPLE } from './routes/home.ts';
export { serveDesk } from './serve-desk.ts';
