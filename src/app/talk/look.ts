import type { Answered, Fetched, UrlOptions } from '../../keep/index.ts';
import { accept, answerOf, keepFetched, readKept } from '../../keep/index.ts';
import type { Capture, Problem, Reading, Reply, ReplyEvidence, Result } from '../../model/index.ts';
import { failed, ok, problem, sha256 } from '../../model/index.ts';
import { decodedSource, readBytes } from '../../read/index.ts';
import type { LinksFound, Looked } from '../../talk/index.ts';
import { linkTo, reasonsFor, sourceOf, wordsAround } from '../../talk/index.ts';
import type { Desk } from '../desk.ts';

/** Bytes of a page that is looked at, ms for all of it, redirects: a stranger named it. */
const MOST_BYTES = 1024 * 1024;
const WHOLE_MS = 15_000;
const IDLE_MS = 5_000;
const MOST_REDIRECTS = 5;
const LONGEST_TITLE = 200;

export interface LookOptions {
  /** Also connect to loopback, private and other non-public addresses. */
  readonly allowPrivate: boolean;
}

/** How pages that strangers name are asked for: guarded, bounded, and under a name that says what for. */
export function guardedFetch(desk: Desk, { allowPrivate }: LookOptions): UrlOptions {
  const { now, software } = desk.keep;
  return {
    now,
    software,
    userAgent: `${software} (Webmention)`,
    allowPrivate,
    maxBytes: MOST_BYTES,
    timeoutMs: WHOLE_MS,
    idleTimeoutMs: IDLE_MS,
    maxRedirects: MOST_REDIRECTS,
  };
}

/**
 * Looks at the page of a reply: fetched under guard, searched for its link, and where that is there kept and read, so
 * that its words have a span in a copy. A page without the link is not kept.
 */
export async function lookAtReply(reply: Reply, desk: Desk, options: LookOptions): Promise<Result<Looked>> {
  const fetching = guardedFetch(desk, options);
  const answered = await answerOf(reply.source, fetching);
  if (!answered.ok) return ok(notHad(answered.problem));
  const fetched = await accept(answered.value, fetching);
  if (!fetched.ok) return ok(notHad(fetched.problem));
  const kind = kindOf(fetched.value);
  if (kind === undefined) {
    const why = problem('unsupported-format', 'the page is no web page, JSON or text', {
      where: answered.value.final,
    });
    return ok(notHad(why));
  }
  const source = decodedSource(fetched.value.payload, fetched.value.declaredType, kind === 'html');
  const found = linkTo(reply.target, source, kind, answered.value.final);
  if (found.link === undefined) return ok({ kind: 'unlinked' });
  return linked(reply, found, answered.value, fetched.value, desk);
}

function notHad(why: Problem): Looked {
  return why.code === 'source-gone' ? { kind: 'gone' } : { kind: 'failed', problem: why };
}

function kindOf({ declaredType = '', payload }: Fetched): 'html' | 'json' | 'text' | undefined {
  const type = declaredType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type === 'text/html' || type === 'application/xhtml+xml') return 'html';
  if (type === 'application/json' || type.endsWith('+json')) return 'json';
  if (type.startsWith('text/')) return 'text';
  const start = Buffer.from(payload.subarray(0, 200)).toString('latin1').trimStart().toLowerCase();
  return type === '' && /^<(?:!doctype html|html)/u.test(start) ? 'html' : undefined;
}

async function linked(
  reply: Reply,
  found: LinksFound,
  { final }: Answered,
  fetched: Fetched,
  desk: Desk,
): Promise<Result<Looked>> {
  const { link, anchors } = found;
  if (link === undefined) return ok({ kind: 'unlinked' });
  const { payload, declaredType } = fetched;
  const reading = await readBytes(payload, hintsOf(final, declaredType));
  if (!reading.ok) return ok({ kind: 'failed', problem: reading.problem });
  const excerpt = wordsAround(link, reading.value);
  const capture = await copyOf(reply, fetched, desk);
  if (!capture.ok) return capture;
  const passage = excerpt && sourceOf(excerpt, reading.value);
  const links = anchors.filter((at) => passage !== undefined && at >= passage.start && at <= passage.end);
  const alike = await desk.store.talk.alike(reply, excerpt?.quote);
  if (!alike.ok) return alike;
  const evidence: ReplyEvidence = {
    capture: capture.value,
    readingId: reading.value.id,
    extractor: reading.value.extractor,
    ...(excerpt && { excerpt }),
    ...titleOf(reading.value),
    final,
    link: link.element,
  };
  const reasons = reasonsFor(reply, evidence, {
    links: links.length,
    isHidden: link.isHidden,
    ...alike.value,
  });
  return ok({ kind: 'linked', evidence, reasons });
}

/** The very bytes that are kept already are not kept once more. */
async function copyOf({ evidence }: Reply, fetched: Fetched, desk: Desk): Promise<Result<Capture>> {
  if (evidence?.capture.sha256 === sha256(fetched.payload)) return ok(evidence.capture);
  const kept = await keepFetched(fetched, desk.keep);
  return kept.ok ? ok(kept.value.capture) : kept;
}

function titleOf({ metadata }: Reading): { readonly title?: string } {
  const title = metadata.title?.value.replace(/\s+/gu, ' ').trim().slice(0, LONGEST_TITLE) ?? '';
  return title === '' ? {} : { title };
}

function hintsOf(url: string, declaredType: string | undefined): { url: string; declaredType?: string } {
  return { url, ...(declaredType !== undefined && { declaredType }) };
}

/**
 * Reads the kept copy of a reply again and checks that its excerpt stands there to the letter. Fails with
 * `capture-damaged`.
 */
export async function rereadReply(evidence: ReplyEvidence, desk: Desk): Promise<Result<void>> {
  const { capture, excerpt, final } = evidence;
  const payload = await readKept(desk.keep.archive, capture);
  if (!payload.ok) return payload;
  if (excerpt === undefined) return ok(undefined);
  const reading = await readBytes(payload.value, hintsOf(final, capture.declaredType));
  if (!reading.ok) return reading;
  if (reading.value.text.slice(excerpt.start, excerpt.end) === excerpt.quote) return ok(undefined);
  return failed(
    problem('capture-damaged', 'the words of the reply do not stand in the copy of its page where they did', {
      where: capture.wacz,
      hint: 'Look at its page again.',
    }),
  );
}
