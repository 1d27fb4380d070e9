import { createServer } from 'node:net';

/** A proxy that lets nobody through. */
export interface DeadEnd {
  /** On 127.0.0.1. */
  readonly port: number;
  close(): void;
}

/**
 * Everything that a browser asks for is answered by us; whatever it should send past that (a web socket,
 * a worker's request, its own errands) is sent to this proxy, which hangs up.
 */
export async function openDeadEnd(): Promise<DeadEnd> {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(0, '127.0.0.1', done);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { port, close: () => void server.close() };
}
