import { failed, ok, type Problem, problem, type Result, sha256 } from '../../model/index.ts';
import { gateProblem } from '../fetch/accept-answer.ts';
import { startDeadline } from '../fetch/deadline.ts';
import { type Fetched, openSession, type UrlOptions } from '../fetch/fetch-url.ts';
import { detectGate } from '../gate/detect-gate.ts';
import { permitsOf } from '../requisites/gather-for-page.ts';
import { CdpError, type CdpEvent } from './cdp-pipe.ts';
import { findBrowser } from './find-browser.ts';
import { type Browser, launchBrowser } from './launch-browser.ts';
import { PageNetwork } from './page-network.ts';
import type { RenderOptions } from './render-options.ts';
import { RENDERED_TYPE, type Rendered } from './rendered.ts';
import { waitForRest } from './wait-for-rest.ts';

const REQUESTS = 300;
const BYTES = 64 * 1024 * 1024;
const TIME_MS = 30_000;
/** For one answer of the browser that needs no network. */
const PATIENCE_MS = 10_000;

/**
 * Has a browser build a page that was fetched, scripts and all, and gives the document it built. The
 * browser has no network of its own: see `PageNetwork`. Problems: `bad-usage` (no browser), `timed-out`,
 * `source-error` (the browser failed), `too-large`, and `source-gated` or `source-error` where what the
 * scripts built is a door.
 */
export async function renderPage(
  page: Fetched,
  options: UrlOptions,
  { browser: named, timeMs = TIME_MS }: RenderOptions,
): Promise<Result<Rendered>> {
  const path = await findBrowser(named, process.env['PATH'] ?? '');
  if (!path.ok) return path;
  const deadline = startDeadline(timeMs, timeMs);
  const limits = { maxBytes: BYTES, headersFor: () => ({ Accept: '*/*' }), onProgress: () => undefined };
  const session = openSession({ ...options, ...limits }, permitsOf(page, options), deadline);
  const network = new PageNetwork(page, session, REQUESTS);
  let browser: Browser | undefined;
  try {
    const listeners = new Set<(event: CdpEvent) => void>();
    browser = await launchBrowser(path.value, BYTES, (event) => {
      for (const listener of listeners) listener(event);
    });
    const built = await build(
      browser,
      page.final,
      network,
      listeners,
      () => deadline.expired() !== undefined,
    );
    const html = Buffer.from(built.html);
    const refusal = refusalOf(html, page.final);
    if (refusal !== undefined) return failed(refusal);
    const rendering = { browser: built.product, isSettled: built.isSettled, original: sha256(page.payload) };
    return ok({ html, rendering, exchanges: network.exchanges, missing: network.missing });
  } catch (error) {
    if (!(error instanceof CdpError)) throw error;
    const code = error.message === TOO_LATE ? 'timed-out' : 'source-error';
    return failed(problem(code, `the page was not rendered: ${error.message}`, { where: page.final }));
  } finally {
    deadline.stop();
    await browser?.close();
  }
}

const TOO_LATE = 'its scripts kept the browser from answering';

async function build(
  { cdp }: Browser,
  url: string,
  network: PageNetwork,
  listeners: Set<(event: CdpEvent) => void>,
  isLate: () => boolean,
): Promise<{ html: string; product: string; isSettled: boolean }> {
  const ask: typeof cdp.send = (...command) => within(cdp.send(...command));
  const { product } = await ask('Browser.getVersion');
  await ask('Browser.setDownloadBehavior', { behavior: 'deny' });
  const { targetId } = await ask('Target.createTarget', { url: 'about:blank' });
  const attached = await ask('Target.attachToTarget', { targetId, flatten: true });
  const sessionId = String(attached['sessionId']);
  let isLoaded = false;
  listeners.add(({ method, params, sessionId: from }) => {
    if (from !== sessionId) return;
    if (method === 'Page.loadEventFired') isLoaded = true;
    else if (method === 'Fetch.requestPaused') void network.answer(params, cdp, sessionId);
    else if (method === 'Inspector.targetCrashed') cdp.end('the page crashed');
    else if (method === 'Page.javascriptDialogOpening')
      cdp.send('Page.handleJavaScriptDialog', { accept: false }, sessionId).catch(() => undefined);
  });
  await ask('Page.enable', {}, sessionId);
  await ask('Inspector.enable', {}, sessionId);
  await ask('Network.setBypassServiceWorker', { bypass: true }, sessionId);
  await ask('Fetch.enable', { patterns: [{ urlPattern: '*' }] }, sessionId);
  // It answers once the page has begun, which may be never.
  cdp.send('Page.navigate', { url }, sessionId).catch(() => undefined);
  const isSettled = await waitForRest(
    network,
    () => isLoaded,
    () => isLate() || cdp.ended !== undefined,
  );
  const { root } = await ask('DOM.getDocument', { depth: 0 }, sessionId);
  const { nodeId, documentURL = '' } = root as { nodeId?: number; documentURL?: string };
  if (!URL.canParse(documentURL) || new URL(documentURL).origin !== new URL(url).origin)
    throw new CdpError('the browser did not come to the page, or did not stay on it');
  const { outerHTML } = await ask('DOM.getOuterHTML', { nodeId }, sessionId);
  return { html: String(outerHTML), product: String(product), isSettled };
}

async function within<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new CdpError(TOO_LATE)), PATIENCE_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What scripts build may be a log-in form as well as a report. */
function refusalOf(html: Uint8Array, url: string): Problem | undefined {
  const gate = detectGate({ url, payload: html, declaredType: RENDERED_TYPE, mitigated: '' });
  return gate === undefined ? undefined : gateProblem(gate, url);
}
