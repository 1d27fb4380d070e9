/** The desk over HTTP: an API that its own pages and any other client use, on loopback. */
export { EXAMPLE } from './routes/home.ts';
export { mayListenOn, serveDesk } from './serve-desk.ts';
