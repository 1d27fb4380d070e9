import { readFile, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { APP_POLICY } from './guard/policies.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
};
const COMPRESSED: ReadonlySet<string> = new Set(['.html', '.js', '.mjs', '.css', '.json', '.svg']);
/** Bytes below which compressing costs more than it saves. */
const LEAST = 1_024;
const MOST_HELD = 200;

interface File {
  readonly bytes: Buffer;
  readonly gzip: Buffer | undefined;
  readonly type: string;
  readonly modified: number;
}

/**
 * The built front end. A file whose name carries its hash (`assets/`) never changes; a path that is no file is
 * a screen, and gets the one page of the desk.
 */
export class StaticFiles {
  readonly #root: string;
  readonly #held = new Map<string, File>();

  constructor(root: string) {
    this.#root = root;
  }

  /** @param path of the URL, decoded */
  async answer(path: string, acceptsGzip: boolean): Promise<Response> {
    const isAsset = path.startsWith('/assets/');
    const own = await this.#file(path === '/' ? '/index.html' : path);
    const file = own ?? (isAsset ? undefined : await this.#file('/index.html'));
    if (file === undefined) return isAsset ? notThere() : notBuilt();
    const isGzip = acceptsGzip && file.gzip !== undefined;
    return new Response(new Uint8Array(isGzip && file.gzip ? file.gzip : file.bytes), {
      headers: {
        'content-type': file.type,
        'content-security-policy': APP_POLICY,
        'cache-control': isAsset ? 'public, max-age=31536000, immutable' : 'no-cache',
        vary: 'accept-encoding',
        ...(isGzip && { 'content-encoding': 'gzip' }),
        ...(file.type.startsWith('text/html') && { 'x-frame-options': 'DENY' }),
      },
    });
  }

  async #file(path: string): Promise<File | undefined> {
    const full = join(this.#root, path);
    if (path.includes('\0') || !full.startsWith(this.#root + sep)) return undefined;
    const found = await stat(full).catch(() => undefined);
    if (found?.isFile() !== true) return undefined;
    const held = this.#held.get(full);
    if (held?.modified === found.mtimeMs) return held;
    const bytes = await readFile(full);
    const ending = extname(full);
    const file: File = {
      bytes,
      gzip: COMPRESSED.has(ending) && bytes.length >= LEAST ? gzipSync(bytes) : undefined,
      type: TYPES[ending] ?? 'application/octet-stream',
      modified: found.mtimeMs,
    };
    if (this.#held.size < MOST_HELD) this.#held.set(full, file);
    return file;
  }
}

function notThere(): Response {
  return new Response('there is no such file\n', {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
}

function notBuilt(): Response {
  const text = `The desk’s pages are not built here. The API is: /api/v1/openapi.json describes it.

To build them: npm run build
`;
  return new Response(text, { status: 503, headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
