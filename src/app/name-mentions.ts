import type {
  NameMention,
  Passage,
  Reading,
  Report,
  Result,
  SameAsClaim,
  TextRange,
} from '../model/index.ts';
import { ok, spanIn } from '../model/index.ts';
import { sentenceAround } from '../store/sentence.ts';
import { nameFold } from '../vocab/actor-clusters.ts';
import { needsContext, soughtName } from '../who/names-ledger/index.ts';
import type { Desk } from './desk.ts';

/** Mentions shown, and of one report; the rest is counted. */
const MOST = 200;
const MOST_OF_ONE = 5;

export interface KeptAnswer {
  readonly mentions: readonly NameMention[];
  readonly mentionsLeftOut: number;
  readonly variants: readonly NameMention[];
  readonly sameAs: readonly SameAsClaim[];
}

/**
 * What the kept reports have of a name: where they write it, spellings one edit away, and what they say it is,
 * too. An ordinary word counts only where the finder of names took it for one.
 *
 * @param spellings the name as it was asked for, and as lists write it
 */
export async function keptAnswer(spellings: readonly string[], desk: Desk): Promise<Result<KeptAnswer>> {
  const folds = new Set(spellings.map(nameFold));
  const inContext = spellings.some(needsContext);
  const named = new Map<string, TextRange[]>();
  const sameAs: SameAsClaim[] = [];
  const who = await desk.store.eachWho(({ finding, passage }, report) => {
    if (finding.kind === 'actor-name' && inContext && folds.has(nameFold(finding.name))) {
      named.set(report.id, [...(named.get(report.id) ?? []), finding.span]);
    }
    if (finding.kind !== 'claim' || finding.predicate !== 'same-as') return;
    const sides = [finding.object, finding.subject].flatMap((side) => side?.entity ?? side?.as ?? []);
    if (sides.some((side) => folds.has(nameFold(side)))) {
      sameAs.push({ ...factsOf(report), claim: finding, passage });
    }
  });
  if (!who.ok) return who;
  const found = new Found();
  const sought = spellings.map(soughtName);
  const read = await desk.store.eachReading(
    sought.flatMap(({ patterns }) => patterns),
    ({ report, reading }) => {
      const ranges = inContext
        ? (named.get(report.id) ?? [])
        : sought.flatMap((name) => name.mentionsIn(reading.text));
      found.add(found.mentions, report, reading, ranges);
      const variants = sought.flatMap((name) => name.variantsIn(reading.text));
      found.add(found.variants, report, reading, variants);
    },
  );
  if (!read.ok) return read;
  return ok({
    mentions: found.mentions.sort(byDate).slice(0, MOST),
    mentionsLeftOut: found.leftOut + Math.max(0, found.mentions.length - MOST),
    variants: found.variants.sort(byDate).slice(0, MOST),
    sameAs: sameAs.sort(byDate),
  });
}

class Found {
  readonly mentions: NameMention[] = [];
  readonly variants: NameMention[] = [];
  leftOut = 0;

  add(to: NameMention[], report: Report, reading: Reading, ranges: readonly TextRange[]): void {
    const starts = new Set<number>();
    for (const { start, end } of ranges) {
      if (starts.has(start)) continue;
      starts.add(start);
      if (starts.size > MOST_OF_ONE) this.leftOut += to === this.mentions ? 1 : 0;
      else to.push(mentionOf(report, reading, start, end));
    }
  }
}

function mentionOf(report: Report, reading: Reading, start: number, end: number): NameMention {
  const span = spanIn(reading, start, end);
  const place = { reportId: report.id, readingId: reading.id };
  const around = sentenceAround(reading, span);
  const sentence: Passage = { ...place, span: spanIn(reading, around.start, around.end) };
  return { ...factsOf(report), as: span.quote, passage: { ...place, span }, sentence };
}

function factsOf({
  id,
  title,
  publisher,
  published,
}: Report): Omit<NameMention, 'as' | 'passage' | 'sentence'> {
  return {
    reportId: id,
    title,
    ...(publisher !== undefined && { publisher }),
    ...(published !== undefined && { published }),
  };
}

interface Dated {
  readonly published?: string;
  readonly reportId: string;
  readonly passage: Passage;
}

function byDate(a: Dated, b: Dated): number {
  const [first, second] = [a.published ?? '9999', b.published ?? '9999'];
  if (first !== second) return first < second ? -1 : 1;
  if (a.reportId !== b.reportId) return a.reportId < b.reportId ? -1 : 1;
  return a.passage.span.start - b.passage.span.start;
}
