import { type PageToken, pageTokens } from './page-tokens.ts';

/** A page weighed, not parsed: enough to tell an article from a door in front of it. */
export interface PageSketch {
  readonly title: string;
  /** Text of h1 and h2. */
  readonly headings: string;
  /** Visible text, white space folded, cut near 20,000 characters. */
  readonly text: string;
  /** Letters and digits of visible text; any character beyond ASCII counts. */
  readonly letters: number;
  /** Letters in sentences and paragraphs: runs of 50 and more between block-level tags, consent aside. */
  readonly prose: number;
  /** Letters in runs that ask for consent. */
  readonly consentLetters: number;
  /** Text of buttons and links, and labels of input buttons. */
  readonly controls: string;
  readonly passwordFields: number;
  readonly forms: number;
  readonly refresh?: { readonly delaySeconds: number; readonly target: string };
}

const INLINE = new Set(
  'a abbr b bdi bdo cite code em font i img kbd label mark q s small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);
const MAX_TEXT = 20_000;
const SENTENCE = 50;
const ASKS_CONSENT = /cookie|consent|einwillig|gdpr|dsgvo/i;

type Draft = { -readonly [K in keyof PageSketch]: PageSketch[K] };

export function sketchPage(html: string): PageSketch {
  const sketch: Draft = {
    title: '',
    headings: '',
    text: '',
    letters: 0,
    prose: 0,
    consentLetters: 0,
    controls: '',
    passwordFields: 0,
    forms: 0,
  };
  let run = '';
  let inside = '';
  for (const token of pageTokens(html)) {
    if (token.kind === 'text') {
      if (inside === 'title') sketch.title = append(sketch.title, token.text);
      else run += token.text;
      if (inside === 'h1' || inside === 'h2') sketch.headings = append(sketch.headings, token.text);
      if (inside === 'button' || inside === 'a') sketch.controls = append(sketch.controls, token.text);
      continue;
    }
    noteTag(sketch, token);
    inside = insideOf(token, inside);
    if (INLINE.has(token.name)) continue;
    endRun(sketch, run);
    run = '';
  }
  endRun(sketch, run);
  return sketch;
}

function endRun(sketch: Draft, run: string): void {
  const letters = countLetters(run);
  if (letters === 0) return;
  sketch.letters += letters;
  sketch.text = append(sketch.text, run);
  if (ASKS_CONSENT.test(run)) sketch.consentLetters += letters;
  else if (letters >= SENTENCE) sketch.prose += letters;
}

const WATCHED = new Set(['title', 'h1', 'h2', 'button', 'a']);

function insideOf({ name, closing }: { name: string; closing: boolean }, before: string): string {
  if (!WATCHED.has(name)) return before;
  return closing ? '' : name;
}

function noteTag(sketch: Draft, { name, closing, source }: Extract<PageToken, { kind: 'tag' }>): void {
  if (closing) return;
  if (name === 'form') sketch.forms += 1;
  if (name === 'input') {
    const type = attribute(source, 'type').toLowerCase();
    if (type === 'password') sketch.passwordFields += 1;
    if (type === 'submit' || type === 'button')
      sketch.controls = append(sketch.controls, attribute(source, 'value'));
  }
  if (name === 'meta' && attribute(source, 'http-equiv').toLowerCase() === 'refresh') {
    const refresh = refreshOf(attribute(source, 'content'));
    if (refresh !== undefined) sketch.refresh = refresh;
  }
}

/** `0; url=/login` (HTML standard, "shared declarative refresh steps"). */
function refreshOf(content: string): PageSketch['refresh'] {
  const delay = Number.parseInt(content, 10);
  const url = /url\s*=/i.exec(content);
  if (Number.isNaN(delay) || url === null) return undefined;
  const target = content.slice(url.index + url[0].length).trim();
  return { delaySeconds: delay, target: target.replace(/^['"]|['"]$/g, '') };
}

/** An attribute's value as written, character references left alone; empty when absent. */
function attribute(source: string, name: string): string {
  const tag = source.slice(0, 2048);
  const found = new RegExp(`[\\s"']${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag);
  return found?.[1] ?? found?.[2] ?? found?.[3] ?? '';
}

function countLetters(text: string): number {
  let letters = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    const isLetter = (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57) || c > 0xa0;
    if (isLetter) letters += 1;
  }
  return letters;
}

// Once full, nothing is copied again: a page of a million buttons stays linear.
function append(text: string, more: string): string {
  const room = MAX_TEXT - text.length;
  return room <= 0 ? text : `${text} ${more.slice(0, room).replace(/\s+/g, ' ')}`;
}
