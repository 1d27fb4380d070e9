import type { Finding, Reading, RuleType } from '../../model/index.ts';
import { type JsonObject, textAt } from '../json/json-source.ts';
import { below } from '../json/pointer.ts';
import { Gathered, type SaidOfObservable } from '../stated/gathered.ts';
import { comparedIn } from '../stix/pattern.ts';
import { deskClaim } from './desk-claim.ts';
import { attributesIn, type MispRecord, parseMisp, recordsIn } from './events.ts';
import { observableType, partsOf } from './types.ts';

/** What an event's attributes, galaxies and our own notes say, as findings; the place of each is the value that says it. */
export function statedInMisp(bytes: Uint8Array, reading: Reading): readonly Finding[] {
  const parsed = parseMisp(bytes, {});
  if (!parsed.ok) return [];
  const gathered = new Gathered(reading);
  for (const event of parsed.value.events) {
    tags(gathered, event);
    for (const attribute of attributesIn(event)) {
      stated(gathered, attribute);
      deskClaim(gathered, attribute);
      tags(gathered, attribute);
    }
  }
  return gathered.all;
}

function stated(gathered: Gathered, attribute: MispRecord): void {
  const { json, pointer } = attribute;
  const [type, value] = [textAt(json, 'type'), textAt(json, 'value')];
  const range = gathered.range(below(pointer, 'value'));
  if (type === undefined || value === undefined || range === undefined) return;
  const held = json['deleted'] === true ? { heldBack: 'deleted by its producer' } : {};
  const shown = gathered.textIn(range);
  if (type === 'vulnerability') {
    if (/^CVE-\d{4}-\d{4,19}$/iu.test(shown))
      gathered.add(range, [shown.toUpperCase()], {
        kind: 'vulnerability',
        cve: shown.toUpperCase(),
        ...held,
      });
  } else if (type === 'threat-actor') {
    gathered.add(range, [], { kind: 'actor-name', name: shown, accordingTo: [], ...held });
  } else if (Object.hasOwn(RULES, type)) {
    const ruleType = RULES[type] ?? 'yara';
    const name = ruleName(ruleType, shown);
    gathered.add(range, [`${ruleType}:${name}`], { kind: 'rule', ruleType, name, text: shown, ...held });
  } else if (type === 'stix2-pattern') {
    for (const { type: of, start, end, value: plain } of comparedIn(shown)) {
      const at = { start: range.start + start, end: range.start + end };
      gathered.observable(of, at, { ...roleOf(type, json), ...held }, plain);
    }
  } else {
    for (const part of partsOf(type, shown)) {
      const at = { start: range.start + part.start, end: range.start + part.end };
      const of = observableType(part.type, gathered.textIn(at), textAt(json, 'object_relation'));
      const port = part.port === undefined ? {} : { port: part.port };
      if (of !== undefined) gathered.observable(of, at, { ...roleOf(type, json), ...port, ...held });
    }
  }
}

/** @param type of a part of the attribute */
function roleOf(type: string, attribute: JsonObject): SaidOfObservable {
  const toIds = attribute['to_ids'];
  if (toIds === true || toIds === '1' || toIds === 1)
    return { role: 'attacker', roleWhy: 'an attribute for detection (to_ids)' };
  if (type === 'target-email') return { role: 'victim', roleWhy: 'an attribute of the type target-email' };
  const [, said, why = ''] = SAID.exec((textAt(attribute, 'comment') ?? '').slice(0, LONGEST_COMMENT)) ?? [];
  const role = ROLES.find((each) => each === said);
  return role === undefined
    ? { role: 'unknown', roleWhy: 'an attribute that is not for detection' }
    : { role, roleWhy: why };
}

/** As a desk like this one writes a role into a comment. None that would make more of a value than its producer did. */
const SAID = / Role: ([a-z]{4,12}) \(([^()\n]{1,200})\)\./u;
const ROLES = ['victim', 'researcher', 'reference', 'sinkhole', 'benign', 'example'] as const;
/** UTF-16 code units. */
const LONGEST_COMMENT = 2_000;

/** Types of attributes that are rules, or queries, of a language. */
const RULES: Readonly<Record<string, RuleType>> = {
  yara: 'yara',
  sigma: 'sigma',
  snort: 'snort',
  'kusto-query': 'kql',
};

/** What stands before the name in a rule of each kind, and what ends it. */
const NAMED: Readonly<Record<string, readonly [before: string, end: RegExp]>> = {
  yara: ['rule ', /[\s:{]/u],
  sigma: ['title:', /\n/u],
  snort: ['msg:"', /"/u],
};

function ruleName(type: string, text: string): string {
  const [before, end] = NAMED[type] ?? ['', /\n/u];
  const at = text.indexOf(before);
  const rest = at < 0 ? '' : text.slice(at + before.length, at + before.length + 200).trimStart();
  const name = rest.split(end, 1)[0]?.trim() ?? '';
  return name === '' ? `a ${type} rule` : name;
}

/** Galaxies are tags: `misp-galaxy:mitre-attack-pattern="PowerShell - T1059.001"`. */
const GALAXY = /^misp-galaxy:([a-z0-9-]{1,60})="([^"]{1,200})"$/u;

function tags(gathered: Gathered, record: MispRecord): void {
  for (const { json, pointer } of recordsIn(record, 'Tag')) {
    const range = gathered.range(below(pointer, 'name'));
    const [, galaxy = '', cluster = ''] = GALAXY.exec(textAt(json, 'name') ?? '') ?? [];
    if (range === undefined || cluster === '') continue;
    const start = range.end - 1 - cluster.length;
    const [, name = cluster, id] = /^(.{1,190}) - ([TSG]\d{4}(?:\.\d{3})?)$/u.exec(cluster) ?? [];
    const named = { start, end: start + name.length };
    if (galaxy.endsWith('attack-pattern') && id?.startsWith('T') === true) {
      const at = { start: range.end - 1 - id.length, end: range.end - 1 };
      const more = { tactics: [], score: 1, tier: 'confident', how: 'id' } as const;
      gathered.add(at, [id], { kind: 'technique', attackId: id, name, ...more });
    } else if (galaxy === 'mitre-malware' || galaxy === 'mitre-tool') {
      const softwareType = galaxy === 'mitre-tool' ? 'tool' : 'malware';
      const more = id === undefined ? {} : { attackId: id };
      gathered.add(named, [id ?? name], { kind: 'software', name, softwareType, ...more });
    } else if (galaxy === 'threat-actor' || galaxy === 'mitre-intrusion-set') {
      gathered.add(named, [], { kind: 'actor-name', name, accordingTo: [] });
    }
  }
}
