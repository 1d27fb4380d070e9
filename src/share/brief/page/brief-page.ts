import type { Finding, ReportDocument, TlpLabel } from '../../../model/index.ts';
import { dayOf, markingWords } from '../head.ts';
import { leadOf } from '../lead.ts';
import { unstated } from '../not-stated.ts';
import { quoted } from '../quotation.ts';
import { sourceWords } from '../source-words.ts';
import { count, page } from '../words.ts';
import { copyLines } from './copy-lines.ts';
import type { HowSection } from './how-section.ts';
import { howSection } from './how-section.ts';
import type { LostItem, WhoSection } from './who-section.ts';
import { lostItems, whoSection } from './who-section.ts';

/**
 * The brief as parts that a page is set from. Every text of the report in it is defanged; none is safe as markup
 * yet.
 */
export interface BriefPage {
  readonly tlp: TlpLabel;
  readonly marking: string;
  readonly title: string;
  /** Publisher, date, pages. */
  readonly facts: readonly string[];
  /** What became of the source since it was kept. */
  readonly source: readonly string[];
  /** What happened, as the report says it. */
  readonly lead?: Quoted;
  readonly how: HowSection;
  readonly who: WhoSection;
  readonly lost: readonly LostItem[];
  readonly notStated: readonly string[];
  readonly notFound: readonly string[];
  readonly copy: readonly string[];
  readonly problems: readonly string[];
}

/** Words of the report with the page they stand on, `p.3` or nothing. */
export interface Quoted {
  readonly quote: string;
  readonly place: string;
}

export function briefPage(document: ReportDocument, lost: readonly Finding[], all: boolean): BriefPage {
  const { report, reading, problems } = document;
  const lead = leadOf(document);
  const { stated, found } = unstated(document);
  return {
    tlp: report.tlp.label,
    marking: markingWords(report),
    title: report.title,
    facts: [
      report.publisher ?? 'publisher not found',
      report.published === undefined ? 'date not found' : dayOf(report.published),
      ...(reading.pages === undefined ? [] : [count(reading.pages, 'page')]),
    ],
    source: sourceWords(document.news),
    ...(lead && { lead: { quote: quoted(document, lead), place: page(lead) } }),
    how: howSection(document, all),
    who: whoSection(document, all),
    lost: lostItems(lost),
    notStated: stated,
    notFound: found,
    copy: copyLines(document),
    problems: problems.map(({ where, message }) => `${where === undefined ? '' : `${where}: `}${message}`),
  };
}
