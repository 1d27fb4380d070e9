import type { Block } from '../../model/index.ts';
import { lineText, type Stretch } from './stretches.ts';

/**
 * Where a pasted web page stops being the piece: its readers' comments, then the reply form. Offsets
 * are those of the source; Infinity where there is no such part.
 */
export interface PageTail {
  readonly start: number;
  /** From here on it is the form that asks for a reply. */
  readonly form: number;
}

const COUNTED =
  /^[ \t]{0,8}(?:\d[\d,.]{0,6}|one|two|three|no) (?:comments?|responses?|replies|reply|thoughts?)(?: (?:for|on|to|so far)\b[^\n]{0,300})?[ \t\r]{0,8}$/gim;
const FORM =
  /^[ \t]{0,8}(?:leave|post|add|write|submit) (?:a|your) (?:reply|comment|response)\b[^\n]{0,100}$/gim;
const REPLIES =
  /leave a (?:reply|comment)|will not be published|log ?in to (?:reply|comment|leave)|\bsays:|^\s{0,8}reply\s{0,8}$|\b(?:19|20)\d\d at \d{1,2}:\d\d/im;

const FORM_LINE =
  /^(?:leave (?:a|your) (?:reply|comment)|your email address will not|required fields|this site uses akismet|learn how your comment data|save my name|notify me of|you must be logged in|log ?in to|(?:post|submit|cancel|add) (?:a )?(?:comment|reply)|(?:name|email|website|comment)\s?\*?$)/i;
const MENU_LINE =
  /^(?:share (?:this|on|via|with)\b|like this|loading\.\.\.|click to (?:share|print|email)|skip to (?:main )?content|tweet$|facebook$|twitter$|linkedin$|reddit$|email$|print$|whatsapp$|subscribe\b.{0,60}$|sign up for\b|(?:previous|next) (?:post|article)|related (?:posts|articles|stories)|read (?:next|more)\b|you may also like|powered by \w|©|copyright (?:©|\(c\))|all rights reserved|privacy policy|terms of (?:use|service)|(?:we|this (?:web)?site) uses? cookies|accept (?:all )?cookies|back to top)/i;

const LONGEST_MENU_LINE = 160;
/** What lies before a bare "4 Comments" must be at least this share of the page: under the title it is a counter. */
const PIECE = 0.3;
const WINDOW = 4_000;
/** How many lines that look like the head of the comments are looked at, from the last. */
const MOST_HEADS = 16;

export function findPageTail(source: string): PageTail {
  const comments = lastMatch(COUNTED, source, (match) => isCommentHead(source, match));
  const form = lastMatch(FORM, source, (match) =>
    REPLIES.test(source.slice(match.index, match.index + WINDOW)),
  );
  return { start: Math.min(comments, form), form: form < comments ? Number.POSITIVE_INFINITY : form };
}

/** One block for each stretch after the piece: a comment, or the page's own furniture. */
export function tailBlock(source: string, stretch: Stretch, tail: PageTail): Block {
  const start = stretch.lines[0]?.start ?? 0;
  const first = stretch.lines[0] === undefined ? '' : lineText(source, stretch.lines[0]).trim();
  const isForm = start >= tail.form || FORM_LINE.test(first) || isNavigationLine(first);
  return {
    kind: isForm ? 'navigation' : 'comment',
    start,
    end: stretch.lines.at(-1)?.end ?? start,
  };
}

/** A line that pages carry around a piece, wherever it stands: share buttons, cookie notes, copyright. */
export function isNavigationLine(line: string): boolean {
  const written = line.trim();
  return written.length <= LONGEST_MENU_LINE && MENU_LINE.test(written);
}

function isCommentHead(source: string, match: RegExpExecArray): boolean {
  const after = source.slice(match.index + match[0].length, match.index + match[0].length + WINDOW);
  const namesThePiece = / (?:for|on|to) ["“'‘]/.test(match[0]);
  if (namesThePiece) return true;
  return match.index >= source.length * PIECE && REPLIES.test(after);
}

function lastMatch(pattern: RegExp, source: string, accepts: (match: RegExpExecArray) => boolean): number {
  const latest: RegExpExecArray[] = [];
  for (const match of source.matchAll(pattern)) {
    latest.push(match);
    if (latest.length > MOST_HEADS) latest.shift();
  }
  return latest.reverse().find(accepts)?.index ?? Number.POSITIVE_INFINITY;
}
