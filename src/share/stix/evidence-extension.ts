/** Fixed for ever; its content is described in schemas/stix-evidence-extension.schema.json. */
export const EVIDENCE_EXTENSION = 'extension-definition--80e55d5f-ea48-432d-89bc-5a30d8be6374';

export type Extensions = Readonly<Record<string, EvidenceExtension>>;

/** Where in the kept report an object comes from. */
export interface EvidenceExtension {
  readonly extension_type: 'property-extension';
  /** Of the kept payload. */
  readonly report_sha256: string;
  /** Of the text that the spans count in. */
  readonly reading_sha256: string;
  /** What made that text from the payload. */
  readonly extractor: string;
  /** Absent only on a report and its publisher, where none of the metadata stands in the text. */
  readonly spans?: readonly EvidenceSpan[];
  readonly [property: string]: unknown;
}

/** UTF-16 offsets into the reading, end exclusive. */
export interface EvidenceSpan {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly page?: number;
  /** What the span shows, where an object has spans of several kinds. */
  readonly part?: string;
}
