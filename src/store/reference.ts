import type { Report, Result } from '../model/index.ts';
import { failed, ok, problem } from '../model/index.ts';

type Named = Pick<Report, 'id' | 'title'>;

/** Candidates a person can take in at a glance. */
const LISTED = 8;

/** The one report a reference names. */
export function findReport<R extends Named>(reports: readonly R[], reference: string): Result<R> {
  const exact = reports.find((report) => report.id === reference);
  if (exact) return ok(exact);
  const slug = slugOf(reference);
  const titled = reports.filter((report) => slug !== '' && slugOf(report.title) === slug);
  const candidates =
    titled.length > 0 ? titled : reports.filter((report) => isNamedBy(report, reference, slug));
  const [only, ...others] = candidates;
  if (only === undefined) return failed(unknown(reference));
  return others.length === 0 ? ok(only) : failed(ambiguous(reference, candidates));
}

function isNamedBy(report: Named, reference: string, slug: string): boolean {
  if (slug !== '' && slugOf(report.title).includes(slug)) return true;
  // Fewer than four digits name a report by chance.
  const prefix = /^(?:report-)?[0-9a-f]{4,16}$/i.test(reference) ? reference.toLowerCase() : undefined;
  return prefix !== undefined && (report.id.startsWith(prefix) || report.id.startsWith(`report-${prefix}`));
}

/** A title as it is typed in a shell: lower case, letters and digits, hyphens between words. */
export function slugOf(title: string): string {
  return title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

function unknown(reference: string): ReturnType<typeof problem> {
  return problem('not-in-store', `No report in the store is called "${reference}".`, {
    where: reference,
    hint: 'Name a report by its id, the start of its id, or a part of its title.',
  });
}

function ambiguous(reference: string, candidates: readonly Named[]): ReturnType<typeof problem> {
  const listed = candidates.slice(0, LISTED).map((report) => `${report.id} "${report.title}"`);
  const more = candidates.length > LISTED ? `, and ${candidates.length - LISTED} more` : '';
  return problem('ambiguous-report', `"${reference}" names ${candidates.length} reports.`, {
    where: reference,
    hint: `It may be ${listed.join(', ')}${more}.`,
  });
}
