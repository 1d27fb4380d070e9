import type { PostContent, PostLanguage, Problem, Result } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';
import { postFindings } from '../../share/brief/index.ts';
import type { Desk } from '../desk.ts';
import type { HandedBy } from '../hand-out.ts';
import { exportedAct } from '../hand-out.ts';
import { whyNotLeaving } from '../leaving.ts';
import { showReport } from '../show-report.ts';

/** Whom a published page reaches. */
export const PUBLIC = 'TLP:CLEAR' as const;

/** What an analyst wants to publish about a report. */
export interface PostDraft {
  /** Names a kept report, as everywhere. */
  readonly report: string;
  /** The report's own where absent. */
  readonly title?: string | undefined;
  readonly language: PostLanguage;
  readonly author?: string | undefined;
  /** Paragraphs; empty ones are left out. */
  readonly words: readonly string[];
  readonly links: readonly { readonly url: string; readonly text?: string | undefined }[];
  /** Leave out what no analyst has accepted or edited. */
  readonly reviewedOnly?: boolean | undefined;
}

const LONGEST_TITLE = 300;
const LONGEST_WORDS = 100_000;
const MOST_LINKS = 50;

/**
 * What a post says of a report as it stands now, or why it may not: the marking is checked here, before a word of the
 * report is taken, and what came of that is logged. Fails with `tlp-refused`, `bad-usage`, `bad-url`, or as a
 * reference does.
 */
export async function contentOf(
  draft: PostDraft,
  desk: Desk,
  to: Omit<HandedBy, 'audience'>,
): Promise<Result<PostContent>> {
  const wrong = whyNotWritten(draft);
  if (wrong !== undefined) return failed(wrong);
  const shown = await showReport(draft.report, desk);
  if (!shown.ok) return shown;
  const { document } = shown.value;
  const { report, capture, reading } = document;
  const refused = whyNotLeaving(report, PUBLIC);
  const act = exportedAct(report, 'post', desk, { ...to, audience: PUBLIC }, refused);
  const logged = await desk.store.log(act);
  if (!logged.ok) return logged;
  if (refused !== undefined) return failed(refused);
  const { id, title, publisher, published, url } = report;
  const author = draft.author?.trim() ?? '';
  return ok({
    title: draft.title?.trim() || title.trim() || id,
    language: draft.language,
    ...(author !== '' && { author }),
    words: draft.words.map((each) => each.trim()).filter((each) => each !== ''),
    links: draft.links.map(({ url: to, text }) => ({
      url: new URL(to).href,
      ...(text !== undefined && text.trim() !== '' && { text: text.trim() }),
    })),
    report: {
      id,
      title,
      ...(publisher !== undefined && { publisher }),
      ...(published !== undefined && { published }),
      ...(url !== undefined && { url }),
    },
    copy: {
      captureId: capture.id,
      capturedAt: capture.capturedAt,
      sha256: capture.sha256,
      readingId: reading.id,
      extractor: reading.extractor,
      textSha256: reading.textSha256,
    },
    ...postFindings(document, draft.reviewedOnly === true),
  });
}

function whyNotWritten({ title = '', author = '', words, links }: PostDraft): Problem | undefined {
  const length = words.reduce((sum, each) => sum + each.length, 0);
  if (title.length > LONGEST_TITLE || author.length > LONGEST_TITLE || length > LONGEST_WORDS)
    return problem('bad-usage', `a post has up to ${LONGEST_WORDS} characters of its own`);
  if (links.length > MOST_LINKS) return problem('bad-usage', `a post links to up to ${MOST_LINKS} pages`);
  const bad = links.find(({ url }) => !isWebUrl(url));
  if (bad === undefined) return undefined;
  return problem('bad-url', 'a post links to http and https addresses without a user name only', {
    where: bad.url.slice(0, 200),
  });
}

function isWebUrl(text: string): boolean {
  if (!/^https?:\/\//iu.test(text) || text.length > 2_048 || !URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return username === '' && password === '';
}
