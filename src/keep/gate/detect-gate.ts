import {
  ACCEPT_WORDS,
  ACCESS_DENIED_TITLE,
  BOT_CHECK_MARKUP,
  BOT_CHECK_TEXT,
  BOT_CHECK_TITLE,
  CAPTCHA_WIDGET,
  CONSENT_PATH,
  CONSENT_TITLE,
  LOGIN_PATH,
  LOGIN_WORDS,
} from './gate-words.ts';
import { decodePage, isHtml } from './html-page.ts';
import { type PageSketch, sketchPage } from './sketch-page.ts';

/** A page that stands in front of the report, or only points to it. */
export type Gate =
  | { readonly kind: 'bot-check' | 'log-in' | 'consent' | 'denied'; readonly message: string }
  | { readonly kind: 'forwarding'; readonly message: string; readonly target: string };

export interface Answer {
  readonly url: string;
  /** After content decoding. */
  readonly payload: Uint8Array;
  readonly declaredType: string;
  /** Cloudflare's `cf-mitigated` header: `challenge` on its bot checks. */
  readonly mitigated: string;
}

const BOT_CHECK: Gate = { kind: 'bot-check', message: 'a bot check (CAPTCHA) came instead of the report' };
const LOG_IN: Gate = { kind: 'log-in', message: 'a log-in page came instead of the report' };
const CONSENT: Gate = { kind: 'consent', message: 'a cookie or consent wall came instead of the report' };
const DENIED: Gate = { kind: 'denied', message: 'a page that refuses access came instead of the report' };

// Doors are short. Where a page is longer than this, only a header can say that it is one.
const MAX_PAGE_BYTES = 4 * 1024 * 1024;
// Letters of prose that make a page worth reading, whatever stands around it.
const ENOUGH_PROSE = 400;

/**
 * Whether an answer is a door instead of the report: a log-in page, a cookie or consent wall, a bot
 * check, a refusal, or a page that only forwards. Needs evidence of two kinds, that the page says
 * what it is and that there is nothing else on it to read; in doubt the page passes.
 */
export function detectGate(answer: Answer): Gate | undefined {
  if (/\bchallenge\b/i.test(answer.mitigated)) return BOT_CHECK;
  if (answer.payload.length > MAX_PAGE_BYTES) return undefined;
  if (!isHtml(answer.payload, answer.declaredType)) return undefined;
  const html = decodePage(answer.payload);
  const page = sketchPage(html);
  const url = new URL(answer.url);
  if (isBotCheck(page, html)) return BOT_CHECK;
  if (ACCESS_DENIED_TITLE.test(page.title) && page.letters < 1000) return DENIED;
  if (isConsentWall(page, url)) return CONSENT;
  if (isLogIn(page, url)) return LOG_IN;
  return forwards(page, url);
}

function isBotCheck(page: PageSketch, html: string): boolean {
  if (page.letters >= 1500) return false;
  // Some explain themselves at length, but none carries another's markup.
  if (BOT_CHECK_MARKUP.test(html)) return true;
  if (page.prose >= ENOUGH_PROSE) return false;
  if (BOT_CHECK_TITLE.test(page.title)) return true;
  return page.letters < 600 && (BOT_CHECK_TEXT.test(page.text) || CAPTCHA_WIDGET.test(html));
}

function isLogIn(page: PageSketch, url: URL): boolean {
  if (page.prose >= ENOUGH_PROSE) return false;
  if (page.passwordFields > 0 && page.letters < 300) return true;
  const says = LOGIN_WORDS.test(page.title) || LOGIN_WORDS.test(page.headings);
  const lies = LOGIN_PATH.test(url.pathname);
  if (page.passwordFields > 0) return page.letters < 3000 && (says || lies);
  return page.letters < 1500 && page.forms > 0 && says && (lies || page.letters < 400);
}

function isConsentWall(page: PageSketch, url: URL): boolean {
  if (page.prose >= ENOUGH_PROSE || !ACCEPT_WORDS.test(page.controls)) return false;
  const share = page.consentLetters / Math.max(page.letters, 1);
  if (share >= 0.5 && page.letters < 1200) return true;
  const named = CONSENT_TITLE.test(page.title) || CONSENT_PATH.test(url.hostname + url.pathname);
  return named && share >= 0.2 && page.letters < 6000;
}

function forwards(page: PageSketch, url: URL): Gate | undefined {
  if (page.refresh === undefined || page.letters >= 200 || page.refresh.delaySeconds > 10) return undefined;
  if (!URL.canParse(page.refresh.target, url.href)) return undefined;
  const target = new URL(page.refresh.target, url);
  if (target.href === url.href) return undefined;
  if (LOGIN_PATH.test(target.pathname)) return LOG_IN;
  return {
    kind: 'forwarding',
    message: `a page that only forwards came instead of the report`,
    target: target.href,
  };
}
