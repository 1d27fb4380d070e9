/** What is kept, as read-only tools for language models (Model Context Protocol). */
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { type McpOptions, mcpServer } from './server.ts';

export { serveMcp } from './serve-http.ts';
export { mcpServer } from './server.ts';

/** Over standard input and output, until the input ends. */
export async function talkOverStdio(options: McpOptions): Promise<void> {
  const server = mcpServer(options);
  const ended = new Promise<void>((resolve) => {
    server.server.onclose = () => resolve();
    process.stdin.once('end', () => resolve());
    process.stdin.once('close', () => resolve());
  });
  await server.connect(new StdioServerTransport());
  await ended;
  await server.close();
}
