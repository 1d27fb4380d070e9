import { type ReportDocument, sha256 } from '../../model/index.ts';
import { lineSafe } from '../json/line-safe.ts';
import { claims } from './claims.ts';
import { deskIdentity } from './desk-identity.ts';
import { evidenceExtensionDefinition } from './evidence.ts';
import { frameOf, type StixOptions } from './frame.ts';
import { objectId } from './ids.ts';
import { indicators } from './indicators.ts';
import type { StixBundle, StixObject } from './objects.ts';
import { passOn } from './passed-on.ts';
import { publisher, report } from './report.ts';
import { rules } from './rules.ts';
import { sightings } from './sightings.ts';
import { software } from './software.ts';
import { sourceNote } from './source-note.ts';
import { techniques } from './techniques.ts';
import { tlpMarking } from './tlp-marking.ts';
import { vulnerabilities } from './vulnerabilities.ts';

/**
 * A report as a STIX 2.1 bundle that needs nothing beside itself: whatever is referred to is in it, and
 * what others lean on comes first. The same document and options give the same bundle, byte for byte.
 */
export function toStix(document: ReportDocument, options: StixOptions = {}): StixBundle {
  const objects = stixObjects(document, options);
  return { type: 'bundle', id: bundleId(objects.map((each) => JSON.stringify(each))), objects };
}

/** What stands in the bundle of a report, in its order. */
export function stixObjects(document: ReportDocument, options: StixOptions = {}): readonly StixObject[] {
  const frame = frameOf(document, options);
  const contents = inOrder([
    ...publisher(frame),
    ...indicators(frame),
    ...rules(frame),
    ...techniques(frame),
    ...software(frame),
    ...vulnerabilities(frame),
    ...claims(frame),
    ...sourceNote(frame),
  ]);
  return [
    tlpMarking(frame.label),
    deskIdentity(frame.label),
    evidenceExtensionDefinition(frame.label),
    ...contents,
    ...sightings(frame, contents),
    report(frame, contents),
  ];
}

/**
 * The bundle as JSON text on one line, ended by a newline.
 *
 * @param payload the kept bytes, where the report is itself a bundle: it is passed on and not made again
 */
export function stixText(document: ReportDocument, options: StixOptions = {}, payload?: Uint8Array): string {
  const passed = payload && passOn(payload, document, options);
  return bundleText(passed ?? toStix(document, options));
}

export function bundleText({ objects }: Pick<StixBundle, 'objects'>): string {
  return bundleOf(objects.map((each) => JSON.stringify(each)));
}

/** A bundle of objects that are JSON text already, as text that ends with a newline. */
export function bundleOf(texts: readonly string[]): string {
  return `${lineSafe(`{"type":"bundle","id":"${bundleId(texts)}","objects":[${texts.join(',')}]}`)}\n`;
}

/** The same objects make the same bundle. */
function bundleId(texts: readonly string[]): string {
  return objectId('bundle', sha256(`[${texts.join(',')}]`));
}

/** Importers that read from top to bottom find every object before it is referred to. */
const RANK: Readonly<Partial<Record<StixObject['type'], number>>> = {
  identity: 0,
  'ipv4-addr': 1,
  'ipv6-addr': 1,
  'domain-name': 1,
  url: 1,
  'email-addr': 1,
  directory: 1,
  file: 1,
  'windows-registry-key': 1,
  relationship: 3,
  note: 4,
  opinion: 5,
};
const DOMAIN_OBJECT = 2;

/** Each object once: two paths may share their directory. */
function inOrder(objects: readonly StixObject[]): StixObject[] {
  const distinct = new Map(objects.map((object) => [object.id, object]));
  return [...distinct.values()].sort(
    (a, b) => (RANK[a.type] ?? DOMAIN_OBJECT) - (RANK[b.type] ?? DOMAIN_OBJECT),
  );
}
