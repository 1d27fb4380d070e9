import type { FindingBase, ReportDocument, Span, TlpLabel } from '../../model/index.ts';
import { wellFormed } from '../lists/sentence-of.ts';
import { deskIdentity, FIXED_INSTANT } from './desk-identity.ts';
import { EVIDENCE_EXTENSION, type EvidenceSpan, type Extensions } from './evidence-extension.ts';
import type { ExtensionDefinition } from './objects.ts';
import { tlpMarking } from './tlp-marking.ts';

/** The evidence of one finding, or of several that say the same. */
export function evidenceOf(
  document: ReportDocument,
  findings: readonly FindingBase[],
  more: Readonly<Record<string, unknown>> = {},
): Extensions {
  const [first] = findings;
  const standing = first === undefined ? {} : { status: first.status, found_by: first.by };
  return evidence(
    document,
    findings.map((finding) => evidenceSpan(finding.span)),
    { ...standing, ...more },
  );
}

export function evidence(
  document: ReportDocument,
  spans: readonly EvidenceSpan[],
  more: Readonly<Record<string, unknown>> = {},
): Extensions {
  const { capture, reading } = document;
  return {
    [EVIDENCE_EXTENSION]: {
      extension_type: 'property-extension',
      report_sha256: capture.sha256,
      reading_sha256: reading.textSha256,
      extractor: reading.extractor,
      ...more,
      // STIX 2.1, section 2.12: empty lists are prohibited.
      ...(spans.length === 0 ? {} : { spans }),
    },
  };
}

export function evidenceSpan({ start, end, quote, page }: Span, part?: string): EvidenceSpan {
  return {
    start,
    end,
    quote: wellFormed(quote),
    ...(page === undefined ? {} : { page }),
    ...(part === undefined ? {} : { part }),
  };
}

export function evidenceExtensionDefinition(label: TlpLabel): ExtensionDefinition {
  return {
    type: 'extension-definition',
    spec_version: '2.1',
    id: EVIDENCE_EXTENSION,
    created_by_ref: deskIdentity(label).id,
    created: FIXED_INSTANT,
    modified: FIXED_INSTANT,
    name: 'Evidence spans',
    description:
      'Where in a kept copy of a report an object comes from: hashes of the copy and of the text read from it, and for each statement the start, end and exact quote in that text.',
    schema: 'schemas/stix-evidence-extension.schema.json in the npm package howdunit',
    version: '1.0.0',
    extension_types: ['property-extension'],
    object_marking_refs: [tlpMarking(label).id],
  };
}
