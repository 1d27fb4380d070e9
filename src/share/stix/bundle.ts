import { type ReportDocument, sha256 } from '../../model/index.ts';
import { lineSafeJson } from '../json/line-safe.ts';
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
import { techniques } from './techniques.ts';
import { tlpMarking } from './tlp-marking.ts';
import { vulnerabilities } from './vulnerabilities.ts';

/**
 * A report as a STIX 2.1 bundle that needs nothing beside itself: whatever is referred to is in it, and
 * what others lean on comes first. The same document and options give the same bundle, byte for byte.
 */
export function toStix(document: ReportDocument, options: StixOptions = {}): StixBundle {
  const frame = frameOf(document, options);
  const contents = inOrder([
    ...publisher(frame),
    ...indicators(frame),
    ...rules(frame),
    ...techniques(frame),
    ...software(frame),
    ...vulnerabilities(frame),
    ...claims(frame),
  ]);
  const objects = [
    tlpMarking(frame.label),
    deskIdentity(frame.label),
    evidenceExtensionDefinition(frame.label),
    ...contents,
    ...sightings(frame, contents),
    report(frame, contents),
  ];
  return { type: 'bundle', id: objectId('bundle', sha256(JSON.stringify(objects))), objects };
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

export function bundleText(bundle: StixBundle): string {
  return `${lineSafeJson(bundle)}\n`;
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
