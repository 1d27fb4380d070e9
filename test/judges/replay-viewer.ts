import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { CdpPipe } from '../../src/keep/render/cdp-pipe.ts';

/**
 * ReplayWeb.page, the field's own viewer of WACZ, as an outside judge. It is AGPL: fetched into a folder
 * for temporary files, run, and deleted; never a dependency and never shipped.
 */
const VIEWER = 'replaywebpage@2.4.6';

/** The viewer's two files, or nothing where the registry cannot be reached. */
export function fetchViewer(): { readonly sw: Buffer; readonly ui: Buffer } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'howdunit-viewer-'));
  try {
    const npm = spawnSync('npm', ['pack', VIEWER, '--silent', '--prefer-offline', '--fetch-retries=0'], {
      cwd: folder,
      timeout: 30_000,
    });
    if (npm.status !== 0) return undefined;
    const [archive = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
    if (spawnSync('tar', ['-xzf', archive], { cwd: folder }).status !== 0) return undefined;
    const file = (name: string): Buffer => readFileSync(join(folder, 'package', name));
    return { sw: file('sw.js'), ui: file('ui.js') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Serves the viewer, and under `/<name>.wacz` the archives, with ranges, as it asks for them. */
export async function serveViewer(
  viewer: { readonly sw: Buffer; readonly ui: Buffer },
  archives: ReadonlyMap<string, Buffer>,
): Promise<{ base: string; server: Server }> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const wacz = archives.get(pathname.slice(1));
    if (wacz !== undefined) {
      const [, from = '0', to = ''] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
      const end = to === '' ? wacz.length : Math.min(Number(to) + 1, wacz.length);
      response.writeHead(request.headers.range === undefined ? 200 : 206, {
        'accept-ranges': 'bytes',
        'content-length': end - Number(from),
        'content-range': `bytes ${from}-${end - 1}/${wacz.length}`,
        'content-type': 'application/wacz',
      });
      response.end(request.method === 'HEAD' ? undefined : wacz.subarray(Number(from), end));
    } else if (pathname === '/replay/sw.js')
      response.setHeader('content-type', 'text/javascript').end(viewer.sw);
    else if (pathname === '/ui.js') response.setHeader('content-type', 'text/javascript').end(viewer.ui);
    else if (pathname === '/') {
      const [source, url] = [searchParams.get('source'), searchParams.get('url')];
      response.setHeader('content-type', 'text/html');
      response.end(
        `<!doctype html><script src="/ui.js"></script><replay-web-page source="/${source}" url="${url}" replayBase="/replay/" embed="replayonly" style="height:900px"></replay-web-page>`,
      );
    } else response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

interface Frame {
  readonly frame: { readonly id: string; readonly url: string };
  readonly childFrames?: readonly Frame[];
}

/** A Chromium with a network, which `keep` never gives to one. */
export class ViewerBrowser {
  readonly #profile = mkdtempSync(join(tmpdir(), 'howdunit-viewer-'));
  readonly #child: ReturnType<typeof spawn>;
  readonly #cdp: CdpPipe;
  #session = '';

  constructor(path: string) {
    const flags = [
      '--headless',
      '--remote-debugging-pipe',
      `--user-data-dir=${this.#profile}`,
      '--disable-gpu',
    ];
    if (process.getuid?.() === 0) flags.push('--no-sandbox');
    this.#child = spawn(path, [...flags, 'about:blank'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const [, , , input, output] = this.#child.stdio;
    this.#cdp = new CdpPipe(input as Writable, output as Readable, 64 * 1024 * 1024, () => undefined);
  }

  async open(url: string): Promise<void> {
    const { targetId } = await this.#cdp.send('Target.createTarget', { url: 'about:blank' });
    const attached = await this.#cdp.send('Target.attachToTarget', { targetId, flatten: true });
    this.#session = String(attached['sessionId']);
    await this.#cdp.send('Page.enable', {}, this.#session);
    await this.#cdp.send('Page.navigate', { url }, this.#session);
  }

  /** The value of an expression in the innermost frame whose address holds `part`; undefined where there is none. */
  async inFrame(part: string, expression: string): Promise<unknown> {
    const { frameTree } = await this.#cdp.send('Page.getFrameTree', {}, this.#session);
    const frame = framesOf(frameTree as Frame).findLast(({ frame: { url } }) => url.includes(part));
    if (frame === undefined) return undefined;
    const world = { frameId: frame.frame.id };
    const { executionContextId: contextId } = await this.#cdp.send(
      'Page.createIsolatedWorld',
      world,
      this.#session,
    );
    const ask = { contextId, expression, awaitPromise: true, returnByValue: true };
    const { result } = await this.#cdp.send('Runtime.evaluate', ask, this.#session);
    return (result as { value?: unknown }).value;
  }

  async close(): Promise<void> {
    const gone = new Promise((done) => this.#child.once('exit', done));
    if (this.#child.pid !== undefined && this.#child.exitCode === null) {
      process.kill(-this.#child.pid, 'SIGKILL');
      await gone;
    }
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

function framesOf(tree: Frame): readonly Frame[] {
  return [tree, ...(tree.childFrames ?? []).flatMap(framesOf)];
}
