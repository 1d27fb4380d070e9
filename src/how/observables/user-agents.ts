import { codeAt, isOpener, tableOf } from './char-class.ts';
import { type Mention, mentionOf } from './mention.ts';

/** What user agents begin with that nobody labels. */
const BEGINNING = /(?:mozilla|opera|dalvik|python-(?:requests|urllib)|go-http-client|libwww-perl)\/\d/iy;
const FIRST: Uint8Array = tableOf('modpglMODPGL');
/** RFC 9110, 10.1.5: a product and its version; a comment. Some browsers leave a version out. */
const PRODUCT = /[a-z][\w.+!-]{0,40}\/[\w.+:-]{1,80}/iy;
const BARE = /(?:like gecko|mobile|gecko|safari|khtml)(?![\w/])/iy;
const BRACKETED = /\[[^\]\n]{1,300}\]/y;
const LONGEST_COMMENT = 300;
const LONGEST = 600;

/** Notes whether a user agent may begin with a stretch without delimiters. */
export function findUserAgent(text: string, start: number, agents: number[]): void {
  const at = isOpener(text.charCodeAt(start)) ? start + 1 : start;
  if (FIRST[codeAt(text, at)] !== 1) return;
  BEGINNING.lastIndex = at;
  if (BEGINNING.test(text)) agents.push(at);
}

/**
 * Adds the user agents that speak for themselves: `Mozilla/5.0 (\u2026) \u2026`, and the like. Each ends where its
 * products and comments end, and stands in no stretch that a label took. Sorted by start, as is the result.
 * @param agents where they may begin, in order
 */
export function withUserAgents(labelled: Mention[], text: string, agents: readonly number[]): Mention[] {
  if (agents.length === 0) return labelled;
  return [...labelled, ...bareUserAgents(text, labelled, agents)].sort((a, b) => a.start - b.start);
}

function bareUserAgents(text: string, taken: readonly Mention[], agents: readonly number[]): Mention[] {
  const found: Mention[] = [];
  let reached = 0;
  let at = 0;
  for (const start of agents) {
    if (start < reached) continue;
    while ((taken[at]?.end ?? Number.POSITIVE_INFINITY) <= start) at++;
    const end = userAgentEnd(text, start);
    if (end === undefined || (taken[at]?.start ?? Number.POSITIVE_INFINITY) < end) continue;
    reached = end;
    found.push(mentionOf('user-agent', start, end, text.slice(start, end)));
  }
  return found;
}

/** `undefined` where it is a product and a version and no more: a browser named in prose. */
function userAgentEnd(text: string, start: number): number | undefined {
  let end = start;
  let comments = 0;
  for (let at = start; at - start < LONGEST; at = end + 1) {
    const next = pieceEnd(text, at);
    if (next === undefined || (at > start && /^mozilla\//i.test(text.slice(at, at + 8)))) break;
    if (text[at] === '(') comments++;
    end = next;
    if (text[end] !== ' ') break;
  }
  while (end > start && '.:'.includes(text[end - 1] ?? '')) end--;
  const isBrowser = /^(?:mozilla|opera|dalvik)/i.test(text.slice(start, start + 8));
  return end === start || (isBrowser && comments === 0) ? undefined : end;
}

function pieceEnd(text: string, at: number): number | undefined {
  if (text[at] === '(') return commentEnd(text, at);
  for (const pattern of [PRODUCT, BARE, BRACKETED]) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) return at + match[0].length;
  }
  return undefined;
}

function commentEnd(text: string, open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < text.length && at - open < LONGEST_COMMENT; at++) {
    const c = text[at];
    if (c === '\n') return undefined;
    if (c === '(') depth++;
    else if (c === ')' && --depth === 0) return at + 1;
  }
  return undefined;
}
