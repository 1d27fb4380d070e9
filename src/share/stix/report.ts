import {
  type ReadingMetadata,
  type ReportDocument,
  type Span,
  type Stated,
  spanIn,
} from '../../model/index.ts';
import { leadOf } from '../brief/lead.ts';
import { evidence, evidenceSpan } from './evidence.ts';
import type { EvidenceSpan } from './evidence-extension.ts';
import { common, type Frame } from './frame.ts';
import type { ExternalReference, Identity, StixObject, StixReport } from './objects.ts';
import { oneLine, quoted } from './text.ts';
import { toUri } from './uri.ts';

/** The publisher, as the source states it. */
export function publisher(frame: Frame): Identity[] {
  const name = frame.document.report.publisher;
  if (name === undefined || name.trim() === '') return [];
  return [
    {
      ...common(frame, 'identity', ['publisher', name], stated(frame.document, ['publisher'])),
      name: oneLine(name),
      description: 'Published the report.',
      identity_class: 'organization',
    },
  ];
}

/**
 * The report itself, last in its bundle. It refers to all the bundle says, but for notes about the
 * report and what is said of those: they refer to it, and a circle is more than some importers bear.
 */
export function report(frame: Frame, contents: readonly StixObject[]): StixReport {
  const { document, published } = frame;
  const { capture, reading } = document;
  const refs = refsOf(frame, contents);
  const lead = leadOf(document);
  const dated =
    published.from === 'stated-date' ? 'as the source states' : 'not stated; the time of capture stands in';
  return {
    ...common(
      frame,
      'report',
      [],
      stated(document, ['title', 'publisher', 'published', 'tlp'], { published, lead }),
    ),
    name: oneLine(document.report.title),
    description: [
      ...(lead === undefined ? [] : [quoted(document, { span: lead })]),
      `Read by ${reading.extractor} from a copy kept on ${capture.capturedAt}. Publication date: ${dated}.`,
    ].join('\n'),
    report_types: ['threat-report'],
    published: published.at,
    external_references: references(document),
    object_refs: refs.length > 0 ? refs : [frame.author],
  };
}

function refsOf(frame: Frame, contents: readonly StixObject[]): string[] {
  const around = new Set([frame.reportId]);
  for (const object of contents) {
    if ('object_refs' in object && object.object_refs.some((ref) => around.has(ref))) around.add(object.id);
  }
  return contents.map((object) => object.id).filter((id) => !around.has(id));
}

/** Where the report is published, and the hash of what stood where the copy was made. */
function references({ report, capture }: ReportDocument): ExternalReference[] {
  const source_name = sourceName(report.publisher ?? report.title);
  const hashes = { 'SHA-256': capture.sha256 };
  const kept = capture.source.kind === 'url' ? toUri(capture.source.final) : undefined;
  const canonical = report.url === undefined ? undefined : toUri(report.url);
  const copy =
    kept === undefined
      ? { source_name, description: `Copy of ${capture.capturedAt}${fileName(capture.source)}`, hashes }
      : { source_name, description: `Copy of ${capture.capturedAt}`, url: kept, hashes };
  return canonical === undefined || canonical === kept ? [copy] : [{ source_name, url: canonical }, copy];
}

function fileName(source: ReportDocument['capture']['source']): string {
  return source.kind === 'file' ? ` from the file ${oneLine(source.name)}` : '';
}

/** Two names are reserved for catalogues whose ids must follow (STIX 2.1 schemas, external-reference). */
function sourceName(name: string): string {
  const line = oneLine(name);
  return line === '' || /^(?:cve|capec)$/u.test(line) ? `source ${line}`.trim() : line;
}

/** Metadata with the places that state it, and spans for those that stand in the text. */
function stated(
  document: ReportDocument,
  names: readonly Exclude<keyof ReadingMetadata, 'charset' | 'language'>[],
  { published, lead }: { readonly published?: Frame['published']; readonly lead?: Span | undefined } = {},
): ReturnType<typeof evidence> {
  const { metadata } = document.reading;
  const found = names.flatMap((what) => {
    const item: Stated | undefined = metadata[what];
    return item === undefined ? [] : [{ what, ...item }];
  });
  const spans = found.flatMap(({ what, at }): EvidenceSpan[] =>
    at.kind === 'text-range' ? [evidenceSpan(spanIn(document.reading, at.start, at.end), what)] : [],
  );
  return evidence(document, [...(lead === undefined ? [] : [evidenceSpan(lead, 'lead')]), ...spans], {
    ...(published === undefined
      ? {}
      : { captured_at: document.capture.capturedAt, published_from: published.from }),
    ...(published?.stated === undefined ? {} : { published_stated: published.stated }),
    ...(found.length === 0
      ? {}
      : { stated: found.map(({ what, value, at }) => ({ what, value, place: at })) }),
  });
}
