import type { Finding, Rule, Software, Technique, Vulnerability } from '../../model/index.ts';
import { greatest } from '../greatest.ts';
import { isDecided, isShown, rejectedNames, whyNotShown } from '../lists/shown.ts';
import { standing } from '../stix/standing.ts';
import { quoted } from '../stix/text.ts';
import { attribute, type Frame, mispObject } from './frame.ts';
import type { MispAttribute, MispObject, MispTag } from './records.ts';

const TEMPLATE = {
  name: 'attack-pattern',
  'meta-category': 'vulnerability',
  description: 'Attack pattern describing a common attack pattern enumeration and classification.',
  template_uuid: '35928348-56be-4d7f-9752-a80927936351',
  template_version: '1',
} as const;

/** Each technique as an object with the sentences that show it. */
export function techniques(frame: Frame): MispObject[] {
  return grouped(frame, 'technique', (technique) => technique.attackId, false).map(([lead, all]) =>
    mispObject(
      frame,
      TEMPLATE,
      [lead.attackId],
      [caution(lead).trim(), ...standing(lead)].filter(Boolean).join(' '),
      [
        ['id', text(lead.attackId, '')],
        [
          'name',
          text(lead.name, `Score ${Math.round(greatest(all.map(({ score }) => score)) * 100)} of 100.`),
        ],
        ['summary', text([...new Set(all.map((each) => quoted(frame.document, each)))].join('\n'), '')],
      ],
    ),
  );
}

/** Names of malware and tools, and CVE ids, as attributes with their sentence. */
export function softwareAndVulnerabilities(frame: Frame): MispAttribute[] {
  return [
    ...grouped(frame, 'software', ({ name }) => name, true).map(([lead]) =>
      attribute(frame, ['software', lead.name], {
        type: 'text',
        category: 'Payload delivery',
        value: lead.name,
        comment: `${caution(lead)}${lead.softwareType} that the report names: ${quoted(frame.document, lead)}`,
      }),
    ),
    ...vulnerabilities(frame),
  ];
}

/** A CVE is an observable, too, and goes once. */
function vulnerabilities(frame: Frame): MispAttribute[] {
  const seen = new Set(
    frame.document.findings.flatMap((finding) =>
      finding.kind === 'observable' &&
      finding.type === 'cve' &&
      (isShown(finding) || finding.status === 'rejected')
        ? [finding.value.toUpperCase()]
        : [],
    ),
  );
  return grouped(frame, 'vulnerability', ({ cve }) => cve.toUpperCase(), true)
    .filter(([{ cve }]) => !seen.has(cve.toUpperCase()))
    .map(([lead]) =>
      attribute(frame, ['vulnerability', lead.cve.toUpperCase()], {
        type: 'vulnerability',
        category: 'External analysis',
        value: lead.cve.toUpperCase(),
        comment: `${caution(lead)}${quoted(frame.document, lead)}`,
      }),
    );
}

/**
 * MITRE's galaxies name a cluster by its name and id. A tag has no room for doubt: what the wording only hints at and
 * nobody confirmed has an object, whose comment says so, and no tag.
 */
export function galaxyTags(frame: Frame): MispTag[] {
  const patterns = grouped({ ...frame, all: false }, 'technique', ({ attackId }) => attackId, false).filter(
    ([, all]) => all.some((each) => isDecided(each) || (isShown(each) && each.tier === 'confident')),
  );
  const software = grouped({ ...frame, all: false }, 'software', ({ name }) => name, true);
  return [
    ...patterns.map(
      ([{ name, attackId }]) => `misp-galaxy:mitre-attack-pattern="${inTag(name)} - ${attackId}"`,
    ),
    ...software.flatMap(([{ name, softwareType, attackId }]) =>
      attackId === undefined ? [] : [`misp-galaxy:mitre-${softwareType}="${inTag(name)} - ${attackId}"`],
    ),
  ].map((name) => ({ name }));
}

/** A machine tag has no way to escape a quotation mark. */
export function inTag(text: string): string {
  return text.replaceAll('"', '');
}

type Of<K extends Finding['kind']> = Extract<Finding, { kind: K }>;

/**
 * Findings of one kind by what they name, first mention first, held-back ones only under `all`.
 *
 * @param spreads whether one rejected mention takes its name with it wherever it stands
 */
function grouped<K extends 'technique' | 'software' | 'vulnerability' | 'rule'>(
  frame: Frame,
  kind: K,
  keyOf: (finding: Of<K>) => string,
  spreads: boolean,
): (readonly [lead: Of<K>, all: readonly Of<K>[]])[] {
  const found = frame.document.findings.filter((finding): finding is Of<K> => finding.kind === kind);
  const rejected = spreads ? rejectedNames(found, keyOf) : new Set<string>();
  const groups = new Map<string, Of<K>[]>();
  for (const finding of found) {
    const key = keyOf(finding);
    if (!frame.all && (!isShown(finding) || rejected.has(key))) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()].flatMap((group) => {
    const lead = group.find(isShown) ?? group[0];
    return lead === undefined ? [] : [[lead, group] as const];
  });
}

function caution(finding: Technique | Software | Vulnerability | Rule): string {
  const why = whyNotShown(finding);
  return why === undefined ? '' : `Held back: ${why}. `;
}

function text(
  value: string,
  comment: string,
): Pick<MispAttribute, 'type' | 'category' | 'value' | 'comment'> {
  return { type: 'text', category: 'Other', value, comment };
}
