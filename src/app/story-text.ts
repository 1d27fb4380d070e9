import type { JournalEntry, Passage, Report, Story, StorySuggestion } from '../model/index.ts';
import { plainLine } from '../model/index.ts';
import { inMarks } from '../share/in-marks.ts';

/** Titles of reports by id, so that a story's list can be read. */
export type Titles = ReadonlyMap<string, Pick<Report, 'title' | 'publisher' | 'published'>>;

export function storyList(stories: readonly Story[]): string {
  return lines(
    stories.map(
      ({ id, title, reports, changedAt, changedBy }) =>
        `${id}  ${changedAt.slice(0, 10)}  ${String(reports.length).padStart(4)} reports  ${title}  (${changedBy})`,
    ),
  );
}

export function storyText(
  { id, title, reports }: Story,
  history: readonly JournalEntry<'stories'>[],
  titles: Titles,
): string {
  return lines([
    `${title}  ${id}`,
    ...reports.map((report) => `  ${report}  ${reportWords(report, titles)}`),
    'history',
    ...history.map((entry) => `  no. ${entry.seq}  ${entry.at}  ${entry.by}  ${eventWords(entry, titles)}`),
  ]);
}

export function suggestionText(suggestions: readonly StorySuggestion[]): string {
  return lines(
    suggestions.flatMap(({ id, members }) => [
      `${id}  ${members.length} reports that may be about one affair; howdunit story confirm ${id}`,
      ...members.flatMap(({ reportId, title, published, publisher, grounds, daysApart }) => [
        `  ${reportId}  ${published?.slice(0, 10) ?? 'no date'}  ${publisher === undefined ? '' : `${publisher}: `}${title}`,
        ...grounds.map(
          ({ kind, shown, here, there }) =>
            `      shares the ${kind} ${shown}: ${quoted(here)} here, ${quoted(there)} there`,
        ),
        ...(daysApart === undefined ? [] : [`      ${daysApart} days apart`]),
      ]),
    ]),
  );
}

function reportWords(id: string, titles: Titles): string {
  const report = titles.get(id);
  if (report === undefined) return 'no longer kept here';
  const date = report.published?.slice(0, 10) ?? 'no date';
  return `${date}  ${report.publisher === undefined ? '' : `${report.publisher}: `}${report.title}`;
}

function eventWords({ record }: JournalEntry<'stories'>, titles: Titles): string {
  switch (record.kind) {
    case 'made':
      return `made of ${record.reports.length} reports as “${record.title}”`;
    case 'renamed':
      return `renamed to “${record.title}”`;
    case 'undone':
      return `undid no. ${record.entry}`;
    default:
      return `${record.kind} ${record.reports.map((id) => titles.get(id)?.title ?? id).join('; ')}`;
  }
}

function quoted({ span }: Passage): string {
  return inMarks(span.quote);
}

function lines(all: readonly string[]): string {
  return all.map((line) => `${plainLine(line)}\n`).join('');
}
