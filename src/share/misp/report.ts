import type { ReportDocument } from '../../model/index.ts';
import { leadOf } from '../brief/lead.ts';
import { oneLine, quoted } from '../stix/text.ts';
import { type Frame, mispObject } from './frame.ts';
import type { MispAttribute, MispObject } from './records.ts';

const TEMPLATE = {
  name: 'report',
  'meta-category': 'misc',
  description: 'Report object to describe a report along with its metadata.',
  template_uuid: '70a68471-df22-4e3f-aa1a-5a3be19f82df',
  template_version: '8',
} as const;

/** The report itself: title, where it was published, and the hash of the copy everything here was read from. */
export function report(frame: Frame): MispObject {
  const { document } = frame;
  const links = linksOf(document);
  return mispObject(frame, TEMPLATE, [], `Report ${document.report.id}.`, [
    [
      'title',
      { type: 'text', category: 'Other', value: oneLine(document.report.title) || 'untitled', comment: '' },
    ],
    ...links.map(
      (value): readonly [string, Pick<MispAttribute, 'type' | 'category' | 'value' | 'comment'>] => [
        'link',
        { type: 'link', category: 'External analysis', value, comment: copyWords(document) },
      ],
    ),
    ['summary', { type: 'text', category: 'Other', value: summary(document), comment: '' }],
  ]);
}

/** What happened, as the report says it, and where it stands. */
function summary(document: ReportDocument): string {
  const lead = leadOf(document);
  return [...(lead === undefined ? [] : [quoted(document, { span: lead })]), copyWords(document)].join('\n');
}

function linksOf({ report, capture }: ReportDocument): string[] {
  const fetched = capture.source.kind === 'url' ? [capture.source.final] : [];
  const all = [...(report.url === undefined ? [] : [report.url]), ...fetched];
  return [...new Set(all)].filter((url) => /^https?:\/\/\S+$/u.test(url));
}

function copyWords({ report, capture, reading }: ReportDocument): string {
  const by =
    report.publisher === undefined ? 'publisher not stated' : `published by ${oneLine(report.publisher)}`;
  return `${by}; ${report.published === undefined ? 'date not stated' : oneLine(report.published)}; copy of ${capture.capturedAt}, SHA-256 ${capture.sha256}; text by ${reading.extractor}, SHA-256 ${reading.textSha256}`;
}
