import { failed, ok, problem, type Result } from '../../model/index.ts';
import { CdpError, type CdpEvent } from './cdp-pipe.ts';
import { findBrowser } from './find-browser.ts';
import { type Browser, launchBrowser } from './launch-browser.ts';
import type { RenderOptions } from './render-options.ts';

/** Of the PDF as the browser hands it over, base64. */
const BYTES = 128 * 1024 * 1024;
const TIME_MS = 60_000;

/**
 * Has a browser print a page of our own as PDF, tagged, on paper of the size that its style names. Nothing is fetched
 * and no script runs: every request of the browser is refused, and what it should send past that comes to a dead end.
 * Problems: `bad-usage` (no browser), `timed-out`, `source-error` (the browser failed).
 *
 * @param html a whole document
 */
export async function printPage(
  html: string,
  { browser: named, timeMs = TIME_MS }: RenderOptions = {},
): Promise<Result<Uint8Array>> {
  const path = await findBrowser(named, process.env['PATH'] ?? '');
  if (!path.ok) return path;
  let browser: Browser | undefined;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new CdpError(TOO_LATE)), timeMs);
  });
  try {
    const listeners = new Set<(event: CdpEvent) => void>();
    browser = await launchBrowser(path.value, BYTES, (event) => {
      for (const listener of listeners) listener(event);
    });
    return ok(await Promise.race([printed(browser, html, listeners), late]));
  } catch (error) {
    if (!(error instanceof CdpError)) throw error;
    const code = error.message === TOO_LATE ? 'timed-out' : 'source-error';
    return failed(problem(code, `the page was not printed: ${error.message}`));
  } finally {
    clearTimeout(timer);
    await browser?.close();
  }
}

/** Inches; for a style that names no size. */
const A4 = { paperWidth: 8.27, paperHeight: 11.69 };

const TOO_LATE = 'the browser did not answer in time';

async function printed(
  { cdp }: Browser,
  html: string,
  listeners: Set<(event: CdpEvent) => void>,
): Promise<Uint8Array> {
  const { targetId } = await cdp.send('Target.createTarget', { url: 'about:blank' });
  const attached = await cdp.send('Target.attachToTarget', { targetId, flatten: true });
  const sessionId = String(attached['sessionId']);
  listeners.add(({ method, params, sessionId: from }) => {
    if (from !== sessionId) return;
    if (method === 'Inspector.targetCrashed') cdp.end('the page crashed');
    if (method !== 'Fetch.requestPaused') return;
    const refusal = { requestId: params['requestId'], errorReason: 'BlockedByClient' };
    cdp.send('Fetch.failRequest', refusal, sessionId).catch(() => undefined);
  });
  await cdp.send('Page.enable', {}, sessionId);
  await cdp.send('Inspector.enable', {}, sessionId);
  await cdp.send('Emulation.setScriptExecutionDisabled', { value: true }, sessionId);
  await cdp.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }, sessionId);
  const { frameTree } = await cdp.send('Page.getFrameTree', {}, sessionId);
  const { frame } = frameTree as { readonly frame: { readonly id: string } };
  await cdp.send('Page.setDocumentContent', { frameId: frame.id, html }, sessionId);
  const paper = { ...A4, printBackground: true, preferCSSPageSize: true, generateTaggedPDF: true };
  const { data } = await cdp.send('Page.printToPDF', paper, sessionId);
  return Buffer.from(String(data), 'base64');
}
