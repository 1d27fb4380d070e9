import type { Missing, MissingExample, TextRange } from '../../../model/index.ts';
import { spanOf } from '../../../model/index.ts';
import { type Comparison, compareReadings, likeness } from '../text/compare-readings.ts';
import { labelOf, type Weighty } from '../text/findings.ts';
import { languageOf } from '../text/language.ts';
import { wordsOf } from '../text/words.ts';
import { instead } from './instead.ts';
import type { Judgement, PageCopy, Sight } from './page-copy.ts';
import { MAINTENANCE, NOT_HERE, SUBSCRIBE, TAKEN_DOWN } from './page-words.ts';

/** Less than this of the copy's prose on the page means that the report is not on it. */
const NOT_THERE = 0.2;
/** More than this of it means that it is, whatever else happened. */
const THERE = 0.6;
/** Characters; an offer to subscribe that is longer than this is something to read. */
const MOST_OFFER = 800;
/** A translation keeps at least this much of the names and numbers; another text does not. */
const SAME_NAMES = 0.1;
/** Two answers of one site that are this alike are the same page with another address in it. */
const SAME_PAGE = 0.8;
const EXAMPLES = 5;

/**
 * What a whole answer shows of the report, by its main text and its findings, never by its bytes. Pure.
 *
 * @param probe what the same site answers where there is nothing, if it was asked and answered as if
 *   there were something
 */
export function judge(copy: PageCopy, page: PageCopy, probe?: PageCopy): Judgement {
  const comparison = compareReadings(copy, page);
  const { sight, reason } = sightOf(comparison, { copy, page, ...(probe && { probe }) });
  return {
    sight,
    reason,
    kept: Math.round(comparison.kept * 1000) / 1000,
    missing: missingOf(comparison, copy),
    isEdited: isEdited(comparison),
  };
}

/** Teasers that took turns are no edit; then a site would be kept anew at every look. */
function isEdited({ edited, absentBlocks, addedBlocks, absent, added, absentFindings }: Comparison): boolean {
  if (edited > 0 || absentFindings.length > 0) return true;
  const within = absent.length > absentBlocks.length || added.length > addedBlocks.length;
  return within || [...absentBlocks, ...addedBlocks].some((block) => !isShort(block));
}

interface Pages {
  readonly copy: PageCopy;
  readonly page: PageCopy;
  readonly probe?: PageCopy;
}

function sightOf(comparison: Comparison, pages: Pages): Sight {
  const losses = lossesOf(comparison, pages.page);
  const { kept } = comparison;
  if (losses === undefined && kept >= THERE) return present(pages);
  const door = doorOf(comparison, pages);
  if (door !== undefined) return door;
  if (kept >= THERE) return { sight: 'drifted', reason: losses ?? 'its words changed' };
  if (isSamePage(pages)) {
    return { sight: 'soft-404', reason: 'the site answers the same where there is nothing' };
  }
  if (kept >= NOT_THERE) {
    return { sight: 'drifted', reason: losses ?? `${percent(1 - kept)} of its text is absent` };
  }
  return instead(pages.copy, pages.page);
}

function present({ copy, page }: Pages): Sight {
  const moved = copy.final === page.final ? '' : `, now at ${page.final}`;
  return { sight: 'live', reason: `the report stands there${moved}` };
}

/** What is missing that is worth an alert, as a clause. */
function lossesOf(comparison: Comparison, page: PageCopy): string | undefined {
  const { absentFindings, absentBlocks, absent } = comparison;
  const findings = absentFindings.length;
  if (findings > 0)
    return `${counted(findings, 'finding')} of the copy ${findings === 1 ? 'is' : 'are'} absent`;
  const blocks = absentBlocks.length - replacedBlocks(comparison, page);
  if (blocks > 0) return `${counted(blocks, 'paragraph')} of the copy ${blocks === 1 ? 'is' : 'are'} absent`;
  const loose = absent.length - absentBlocks.length;
  if (loose >= 3) return `${counted(absent.length, 'sentence')} of the copy are absent`;
  return undefined;
}

/**
 * Short blocks with other short blocks in their stead are teasers and advertisements in rotation, not a
 * report being cut; but a note that says why something is gone is no teaser.
 */
function replacedBlocks({ absentBlocks, addedBlocks }: Comparison, page: PageCopy): number {
  const said = addedBlocks.map(({ start, end }) => page.reading.text.slice(start, end));
  if (said.some((text) => TAKEN_DOWN.test(text))) return 0;
  const short = absentBlocks.filter(isShort).length;
  return Math.min(short, addedBlocks.filter(isShort).length);
}

function isShort({ start, end }: TextRange): boolean {
  return end - start <= 240;
}

/** Why the rest of the report may be there and not be shown. */
function doorOf(comparison: Comparison, { copy, page }: Pages): Sight | undefined {
  const text = page.reading.text;
  const short = text.length < 1_500 && comparison.kept < NOT_THERE;
  if (isCutOff({ copy, page })) {
    return { sight: 'unreachable', reason: 'the page came without its end' };
  }
  if (isTeaser(comparison, { copy, page })) {
    return { sight: 'gated', reason: 'only the beginning is shown, with an offer to subscribe' };
  }
  if (isTranslated(comparison, { copy, page })) {
    return { sight: 'gated', reason: 'the page came in another language' };
  }
  if (short && NOT_HERE.test(text)) {
    return { sight: 'gated', reason: 'the page says that it is not for readers in this place' };
  }
  if (short && MAINTENANCE.test(text) && !TAKEN_DOWN.test(text)) {
    return { sight: 'unreachable', reason: 'a page about an outage or maintenance came instead' };
  }
  return undefined;
}

/** Its end is missing, and all that came is the copy's own. */
function isCutOff({ copy, page }: Pick<Pages, 'copy' | 'page'>): boolean {
  if (page.source === '' || closes(page) || !closes(copy)) return false;
  const words = wordsOf(page.reading.text);
  return words.length > 0 && likeness(words, wordsOf(copy.reading.text)) >= SAME_PAGE;
}

function closes({ source }: PageCopy): boolean {
  return /<\/(?:html|body)\s*>/i.test(source.slice(-4_000));
}

/** The report's beginning, or its heading alone, and little else but an offer to read on. */
function isTeaser({ kept, isCut, added }: Comparison, { copy, page }: Pick<Pages, 'copy' | 'page'>): boolean {
  const said = added.map(({ start, end }) => page.reading.text.slice(start, end)).join(' ');
  if (said.length > MOST_OFFER || !SUBSCRIBE.test(said) || TAKEN_DOWN.test(said)) return false;
  return kept > 0 ? isCut : hasHeadingOf(copy, page);
}

function hasHeadingOf({ reading }: PageCopy, page: PageCopy): boolean {
  const heading = reading.blocks.find(({ kind }) => kind === 'heading');
  if (heading === undefined) return false;
  const words = wordsOf(reading.text.slice(heading.start, heading.end));
  return words.length >= 3 && ` ${wordsOf(page.reading.text).join(' ')} `.includes(` ${words.join(' ')} `);
}

function isTranslated(
  { kept, weighty, absentFindings }: Comparison,
  { copy, page }: Pick<Pages, 'copy' | 'page'>,
): boolean {
  if (kept >= THERE) return false;
  const words = wordsOf(page.reading.text);
  const before = wordsOf(copy.reading.text);
  const [was, is] = [languageOf(before), languageOf(words)];
  if (was === undefined || is === undefined || was === is) return false;
  const observables = weighty.filter(isObservable);
  const absent = absentFindings.filter(isObservable).length;
  if (observables.length > 0) return absent * 2 <= observables.length;
  return words.length >= before.length * 0.4 && sharedNames(before, words) >= SAME_NAMES;
}

/** Long words that two languages share are mostly names. */
function sharedNames(before: readonly string[], after: readonly string[]): number {
  const names = new Set(before.filter((word) => word.length >= 5));
  const shared = new Set(after.filter((word) => names.has(word)));
  return shared.size / Math.max(1, names.size);
}

function isSamePage({ page, probe }: Pages): boolean {
  if (probe === undefined) return false;
  const words = wordsOf(page.reading.text);
  return likeness(words, wordsOf(probe.reading.text)) >= SAME_PAGE;
}

function missingOf(comparison: Comparison, copy: PageCopy): Missing {
  const { weighty, absentFindings, absentBlocks, blocks } = comparison;
  const share = (some: (finding: Weighty) => boolean): { absent: number; of: number } => ({
    absent: absentFindings.filter(some).length,
    of: weighty.filter(some).length,
  });
  const isClaim = ({ kind }: Weighty): boolean => kind === 'claim';
  const findings = [
    ...absentFindings.filter(isClaim),
    ...absentFindings.filter((finding) => !isClaim(finding)),
  ].map((finding): MissingExample => ({ label: labelOf(finding), span: finding.span }));
  const paragraphs = absentBlocks.map(({ start, end }): MissingExample => {
    const span = spanOf(copy.reading.text, start, end);
    return { label: span.quote, span };
  });
  return {
    paragraphs: { absent: absentBlocks.length, of: blocks },
    observables: share((finding) => !isClaim(finding)),
    claims: share(isClaim),
    examples: [...findings, ...paragraphs].slice(0, EXAMPLES),
  };
}

function isObservable({ kind }: Weighty): boolean {
  return kind === 'observable';
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
