import { isObject, type JsonObject, listAt, textAt } from '../json/json-source.ts';
import { below } from '../json/pointer.ts';
import type { Gathered } from '../stated/gathered.ts';
import type { Bundle, BundledObject } from './bundle.ts';
import { revoked } from './stated-observables.ts';

/** Techniques, software, vulnerabilities and names of actors: each as its object names it. */
export function statedNames(gathered: Gathered, { objects }: Bundle): void {
  for (const object of objects) {
    const name = textAt(object.json, 'name');
    if (name === undefined) continue;
    if (object.type === 'attack-pattern') technique(gathered, object, name);
    else if (object.type === 'malware' || object.type === 'tool')
      software(gathered, object, name, object.type);
    else if (object.type === 'vulnerability') vulnerability(gathered, object, name);
    else if (object.type === 'intrusion-set' || object.type === 'threat-actor') actor(gathered, object, name);
  }
}

interface CatalogueEntry {
  readonly id: string;
  readonly pointer: string;
}

/** The id that a catalogue gives an object, and where the object says so. */
function entryOf(
  { json, pointer }: BundledObject,
  isCatalogue: RegExp,
  isId: RegExp,
): CatalogueEntry | undefined {
  for (const [index, reference] of listAt(json, 'external_references').entries()) {
    if (!isObject(reference) || !isCatalogue.test(textAt(reference, 'source_name') ?? '')) continue;
    const id = textAt(reference, 'external_id');
    if (id !== undefined && isId.test(id))
      return { id, pointer: below(below(below(pointer, 'external_references'), index), 'external_id') };
  }
  return undefined;
}

const ATTACK = /^mitre-(?:attack|mobile-attack|ics-attack)$/u;

function technique(gathered: Gathered, object: BundledObject, name: string): void {
  const entry = entryOf(object, ATTACK, /^T\d{4}(?:\.\d{3})?$/u);
  if (entry === undefined) return;
  gathered.add(gathered.range(entry.pointer), [entry.id], {
    kind: 'technique',
    attackId: entry.id,
    name,
    tactics: tacticsOf(object.json),
    score: 1,
    tier: 'confident',
    how: 'id',
    ...revoked(object),
  });
}

function tacticsOf(json: JsonObject): readonly string[] {
  return listAt(json, 'kill_chain_phases').flatMap((phase) => {
    if (!isObject(phase) || !ATTACK.test(textAt(phase, 'kill_chain_name') ?? '')) return [];
    const tactic = textAt(phase, 'phase_name');
    return tactic === undefined ? [] : [tactic];
  });
}

function software(
  gathered: Gathered,
  object: BundledObject,
  name: string,
  softwareType: 'malware' | 'tool',
): void {
  const attackId = entryOf(object, ATTACK, /^S\d{4}$/u)?.id;
  gathered.add(gathered.range(below(object.pointer, 'name')), [attackId ?? name], {
    kind: 'software',
    name,
    softwareType,
    ...(attackId !== undefined && { attackId }),
    ...revoked(object),
  });
}

const CVE = /^CVE-\d{4}-\d{4,19}$/iu;

function vulnerability(gathered: Gathered, object: BundledObject, name: string): void {
  const isNamed = CVE.test(name);
  const entry = isNamed ? undefined : entryOf(object, /^cve$/iu, CVE);
  const cve = isNamed ? name : entry?.id;
  if (cve === undefined) return;
  const range = gathered.range(entry?.pointer ?? below(object.pointer, 'name'));
  gathered.add(range, [cve.toUpperCase()], {
    kind: 'vulnerability',
    cve: cve.toUpperCase(),
    ...revoked(object),
  });
}

/** Who lists the name elsewhere is for the vocabulary to say. */
function actor(gathered: Gathered, object: BundledObject, name: string): void {
  const range = gathered.range(below(object.pointer, 'name'));
  gathered.add(range, [], { kind: 'actor-name', name, accordingTo: [], ...revoked(object) });
}
