import type {
  KeptSighting,
  ObservableType,
  ReportDocument,
  TlpLabel,
  UtcInstant,
} from '../../model/index.ts';
import { deskIdentity } from './desk-identity.ts';
import type { Extensions } from './evidence-extension.ts';
import { objectId } from './ids.ts';
import type { Common } from './objects.ts';
import { type Published, publishedOf } from './published.ts';
import { tlpMarking } from './tlp-marking.ts';

export interface StixOptions {
  /** Default: the report's own marking. */
  readonly tlp?: TlpLabel;
  /** Also what the default export leaves out; never as an indicator or an attribution. Default false. */
  readonly all?: boolean;
  /**
   * When the report was first kept, if `document` is a later capture of it: an id must keep its
   * `created`. Default: the capture's instant.
   */
  readonly created?: UtcInstant;
  /**
   * When a finding was last decided on: a consumer takes a changed object for the same unless this
   * rises. Default: the capture's instant.
   */
  readonly modified?: UtcInstant;
  /** Days an indicator stays valid, by type, in place of the defaults. */
  readonly validDays?: Readonly<Partial<Record<ObservableType | 'rule', number>>>;
  /** What was seen of the indicators in one's own logs. Default: nothing is told of it. */
  readonly sightings?: SightingsToShare;
}

/** What was seen of a report's indicators in one's own logs, and how it is marked, which is not the report's affair. */
export interface SightingsToShare {
  readonly label: TlpLabel;
  readonly seen: readonly KeptSighting[];
}

/** What all objects of one bundle have in common. */
export interface Frame {
  readonly document: ReportDocument;
  readonly label: TlpLabel;
  readonly options: StixOptions;
  readonly published: Published;
  readonly reportId: string;
  /** Ids of the desk's identity and of the marking. */
  readonly author: string;
  readonly marking: string;
}

export function frameOf(document: ReportDocument, options: StixOptions): Frame {
  const label = options.tlp ?? document.report.tlp.label;
  return {
    document,
    label,
    options,
    published: publishedOf(document),
    reportId: objectId('report', document.report.id),
    author: deskIdentity(label).id,
    marking: tlpMarking(label).id,
  };
}

/** The common properties of a domain or relationship object; `parts` tell it from its siblings in the report. */
export function common<T extends string>(
  frame: Frame,
  type: T,
  parts: readonly string[],
  extensions?: Extensions,
): Common & { readonly type: T } {
  const { document, options, author, marking } = frame;
  const created = options.created ?? document.capture.capturedAt;
  const changed = options.modified ?? document.capture.capturedAt;
  return {
    type,
    spec_version: '2.1',
    id: objectId(type, document.report.id, ...parts),
    created_by_ref: author,
    created,
    modified: later(created, changed),
    object_marking_refs: [marking],
    ...(extensions === undefined ? {} : { extensions }),
  };
}

/** Instants of one form compare as text. */
function later(a: UtcInstant, b: UtcInstant): UtcInstant {
  return a < b ? b : a;
}
