import type { Finding, Grade, GradeScale, Result } from '../model/index.ts';
import { failed, GRADE_SCALES, ok, problem } from '../model/index.ts';
import type { GradeEntry } from '../store/index.ts';
import { type GradeTerm, STIX_SCALES, type StixRow, termsOf } from '../vocab/grade-scales.ts';
import { originsBehind, parseGrade, refusedGrade, type Yardstick } from '../who/grades/index.ts';
import { makeLedger } from '../who/index.ts';
import type { Desk } from './desk.ts';
import { ledgerReference } from './ledger-source.ts';
import { type ByAnalyst, listStories } from './stories.ts';

/**
 * Grades a claim in an analyst's name, or with the one word `none` takes its grade back. Credibility 1 is refused
 * (`grade-refused`) unless two independent origins stand behind the claim in one story, or in its report alone
 * where it is in none: other kept reports may be about other affairs.
 *
 * @param words as typed, e.g. `B2` or `likely`
 */
export async function gradeClaim(
  findingId: string,
  words: readonly string[],
  options: { readonly yardstick?: Yardstick; readonly note?: string | undefined },
  said: ByAnalyst,
  desk: Desk,
): Promise<Result<Finding>> {
  if (words.length === 1 && words[0]?.toLowerCase() === 'none')
    return desk.store.grade(findingId, { grade: null, ...said });
  const terms = parseGrade(words, options.yardstick);
  if (!terms.ok) return terms;
  const reportId = await reportOf(findingId, desk);
  if (!reportId.ok) return reportId;
  const claim = await claimIn(reportId.value, findingId, desk);
  if (!claim.ok) return claim;
  if (terms.value.some(({ scale, term }) => scale === 'Admiralty credibility' && term === '1')) {
    const counted = await originsOf(reportId.value, findingId, desk);
    if (!counted.ok) return counted;
    const refused = refusedGrade(terms.value, counted.value.origins, counted.value.looked);
    if (refused !== undefined) return failed(refused);
  }
  const grade: Grade = {
    kind: 'grade',
    terms: terms.value,
    ...said,
    ...(options.note !== undefined && { note: options.note }),
  };
  return desk.store.grade(findingId, { grade, ...said });
}

/** Every grade of a claim, oldest first; one without a grade took the one before back. */
export function gradeHistory(findingId: string, desk: Desk): Promise<Result<readonly GradeEntry[]>> {
  return desk.store.grades(findingId);
}

/** What whoever grades a claim has to know: every term there is, what was said before, and who stands behind it. */
export interface Grading {
  readonly scales: readonly { readonly scale: GradeScale; readonly terms: readonly GradeTerm[] }[];
  /** Oldest first; null took the one before back. */
  readonly history: readonly GradeEntry[];
  /** Independent origins behind the claim, counted in `looked`: a story's title, or the report alone. */
  readonly origins: number;
  readonly looked: string;
}

/** Fails with `bad-usage` for what is no claim. */
export async function gradingOf(findingId: string, desk: Desk): Promise<Result<Grading>> {
  const reportId = await reportOf(findingId, desk);
  if (!reportId.ok) return reportId;
  const claim = await claimIn(reportId.value, findingId, desk);
  if (!claim.ok) return claim;
  const history = await desk.store.grades(findingId);
  if (!history.ok) return history;
  const counted = await originsOf(reportId.value, findingId, desk);
  if (!counted.ok) return counted;
  const scales = GRADE_SCALES.map((scale) => ({ scale, terms: termsOf(scale) }));
  return ok({ scales, history: history.value, ...counted.value });
}

async function reportOf(findingId: string, desk: Desk): Promise<Result<string>> {
  const places = await desk.store.passages([{ findingId }]);
  if (!places.ok) return places;
  const [passage] = places.value.values();
  if (passage !== undefined) return ok(passage.reportId);
  return failed(
    problem('not-in-store', `No claim that the store shows has the id "${findingId}".`, {
      where: findingId,
      hint: 'howdunit who <report> --jsonl has the ids.',
    }),
  );
}

async function claimIn(reportId: string, findingId: string, desk: Desk): Promise<Result<void>> {
  const document = await desk.store.document(reportId);
  if (!document.ok) return document;
  const finding = document.value.findings.find(({ id }) => id === findingId);
  if (finding?.kind === 'claim') return ok(undefined);
  return failed(
    problem('bad-usage', `a ${finding?.kind ?? 'finding'} has no grade; claims have`, { where: findingId }),
  );
}

async function originsOf(
  reportId: string,
  claimId: string,
  desk: Desk,
): Promise<Result<{ readonly origins: number; readonly looked: string }>> {
  const stories = await listStories(desk);
  if (!stories.ok) return stories;
  const having = stories.value.filter(({ reports }) => reports.includes(reportId));
  let best = { origins: -1, looked: '' };
  for (const { title, reports } of [...having, { title: 'this report alone', reports: [reportId] }]) {
    const sources = [];
    for (const id of reports) {
      const source = await ledgerReference(id, desk);
      if (!source.ok) return source;
      sources.push(source.value);
    }
    const origins = originsBehind(makeLedger(sources), claimId);
    if (origins > best.origins) best = { origins, looked: title };
  }
  return ok(best);
}

/** All scales with their terms, ranges and numbers for export. */
export function gradeScales(): {
  readonly scales: Readonly<Record<GradeScale, readonly GradeTerm[]>>;
  readonly stix: Readonly<Record<string, readonly StixRow[]>>;
} {
  const scales = Object.fromEntries(GRADE_SCALES.map((scale) => [scale, termsOf(scale)])) as Record<
    GradeScale,
    readonly GradeTerm[]
  >;
  return { scales, stix: STIX_SCALES };
}

export function gradeScalesText(): string {
  const { scales, stix } = gradeScales();
  const lines: string[] = [];
  for (const [scale, terms] of Object.entries(scales)) {
    lines.push(scale);
    for (const { term, also, meaning, range, stix: number } of terms) {
      const per = range === undefined ? '' : `  ${range[0]}–${range[1]} %`;
      const exported = number === undefined ? '' : `  STIX ${number}`;
      lines.push(`  ${[term, ...also].join(' / ')}  ${range === undefined ? meaning : ''}${per}${exported}`);
    }
  }
  for (const [scale, rows] of Object.entries(stix)) {
    lines.push(`STIX ${scale}`);
    for (const { term, value, range } of rows) lines.push(`  ${term}  ${value}  (${range[0]}–${range[1]})`);
  }
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

/** A grade's terms as one is typed: `B2, likely (ICD 203 likelihood)`. */
export function gradeText({ terms }: Grade): string {
  const code = terms.filter(({ scale }) => scale.startsWith('Admiralty')).map(({ term }) => term);
  const others = terms.filter(({ scale }) => !scale.startsWith('Admiralty'));
  return [
    ...(code.length > 0 ? [code.join('')] : []),
    ...others.map(({ scale, term }) => `${term} (${scale})`),
  ].join(', ');
}
