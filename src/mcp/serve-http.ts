import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { askerOf, may } from '../app/accounts/session.ts';
import type { Result } from '../model/index.ts';
import { failed, ok, problem } from '../model/index.ts';
import { type McpOptions, mcpServer } from './server.ts';

export interface ServedMcp {
  readonly url: string;
  close(): Promise<void>;
}

/** Bytes of a request; a question is short. */
const MOST_BYTES = 256 * 1024;
const HOST = '127.0.0.1';

/**
 * The tools over streamable HTTP, on loopback alone; each request stands for itself. A request by another name than
 * this machine's own, or from a page, is refused: a page of somebody else's may have its name resolve to this
 * machine. Where there are accounts, a token that may read is needed. Fails with `bind-failed`.
 *
 * @param port 0 takes any free one
 */
export async function serveMcp(port: number, options: McpOptions): Promise<Result<ServedMcp>> {
  const server = createServer((request, response) => {
    answer(request, response, server, options).catch(() => refuse(response, 500, 'unexpected fault'));
  });
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  const listening = await listen(server, port);
  if (!listening.ok) return listening;
  return ok({
    url: `http://${HOST}:${listening.value}/mcp`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  server: Server,
  options: McpOptions,
): Promise<void> {
  const { port } = server.address() as AddressInfo;
  const { host, origin, authorization } = request.headers;
  if (host !== `${HOST}:${port}` && host !== `localhost:${port}`)
    return refuse(response, 421, 'not this host');
  if (origin !== undefined) return refuse(response, 403, 'no page may ask');
  if (request.url !== '/mcp') return refuse(response, 404, 'there is only /mcp');
  if (request.method !== 'POST') return refuse(response, 405, 'each question is a POST');
  const [, bearer] = /^bearer (.{1,200})$/iu.exec(authorization ?? '') ?? [];
  const asker = await askerOf({ address: HOST, sessionId: undefined, bearer }, options.desk);
  if (!asker.ok) return refuse(response, 503, 'the store could not be asked');
  if (!may(asker.value, 'read')) {
    response.setHeader('www-authenticate', 'Bearer realm="howdunit"');
    return refuse(response, 401, 'a token that may read is needed');
  }
  const body = await bodyOf(request);
  if (body === undefined) return refuse(response, 413, 'the question is too long, or no JSON');
  const mcp = mcpServer(options);
  const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
  response.on('close', () => {
    void transport.close();
    void mcp.close();
  });
  await mcp.connect(transport as unknown as Transport);
  await transport.handleRequest(request, response, body);
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) return undefined;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}

function refuse(response: ServerResponse, status: number, message: string): void {
  if (response.headersSent) return void response.end();
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(`${JSON.stringify({ jsonrpc: '2.0', error: { code: -32_000, message }, id: null })}\n`);
}

function listen(server: Server, port: number): Promise<Result<number>> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const hint = 'Another --port, or --port 0 for any free one.';
      const where = `${HOST}:${port}`;
      resolve(failed(problem('bind-failed', `it could not listen (${error.code})`, { where, hint })));
    });
    server.listen(port, HOST, () => resolve(ok((server.address() as AddressInfo).port)));
  });
}
