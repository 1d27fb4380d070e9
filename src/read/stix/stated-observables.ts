import type { ObservableRole, ObservableType } from '../../model/index.ts';
import { listAt, objectAt, textAt } from '../json/json-source.ts';
import { below } from '../json/pointer.ts';
import { FOLDER_OF_A_FILE } from '../stated/as-recorded.ts';
import type { Gathered, SaidOfObservable } from '../stated/gathered.ts';
import { type Bundle, type BundledObject, nameOf } from './bundle.ts';
import { comparedIn, hashType } from './pattern.ts';

const BY_VALUE: Readonly<Record<string, ObservableType>> = {
  'ipv4-addr': 'ipv4-addr',
  'ipv6-addr': 'ipv6-addr',
  'mac-addr': 'mac-addr',
  'domain-name': 'domain-name',
  'email-addr': 'email-addr',
  url: 'url',
};
const ACCOUNTS: Readonly<Record<string, ObservableType>> = {
  telegram: 'account:telegram',
  github: 'account:github',
};

/** Cyber-observable objects (STIX 2.1, section 6): what they are; by themselves they say nothing of a role. */
export function statedObservables(gathered: Gathered, bundle: Bundle): void {
  const roles = rolesIn(bundle);
  const folders = foldersIn(bundle);
  for (const object of bundle.objects) {
    const said = roles.get(object.id) ?? (folders.has(object.id) ? A_FOLDER : PLAIN);
    const { type, json, pointer } = object;
    const find = (of: ObservableType | undefined, ...steps: readonly string[]): void => {
      if (of !== undefined) gathered.observable(of, gathered.range(steps.reduce(below, pointer)), said);
    };
    find(Object.hasOwn(BY_VALUE, type) ? BY_VALUE[type] : undefined, 'value');
    if (type === 'file') {
      const isInFolder = folders.has(textAt(json, 'parent_directory_ref') ?? '');
      const name = gathered.range(below(pointer, 'name'));
      gathered.observable('file-name', name, isInFolder ? { ...said, ...IN_A_FOLDER } : said);
      for (const algorithm of Object.keys(objectAt(json, 'hashes')))
        find(hashType(algorithm), 'hashes', algorithm);
    } else if (type === 'directory') find('file-path', 'path');
    else if (type === 'windows-registry-key') find('registry-key', 'key');
    else if (type === 'mutex') find('mutex', 'name');
    else if (type === 'autonomous-system') find('autonomous-system', 'number');
    else if (type === 'x509-certificate') {
      find('x509:serial', 'serial_number');
      for (const algorithm of Object.keys(objectAt(json, 'hashes')))
        find('x509:thumbprint', 'hashes', algorithm);
    } else if (type === 'user-account') {
      const account = textAt(json, 'account_type') ?? '';
      find(Object.hasOwn(ACCOUNTS, account) ? ACCOUNTS[account] : undefined, 'account_login');
    }
  }
}

const PLAIN: SaidOfObservable = {
  role: 'unknown',
  roleWhy: 'a cyber-observable; the bundle says nothing of its role',
};
/** There to say where a file lies. */
const A_FOLDER: SaidOfObservable = {
  role: 'unknown',
  roleWhy: 'the folder of a file',
  heldBack: FOLDER_OF_A_FILE,
};
/** What is said of a file in a folder is not said of every file of that name; its pattern has the whole path. */
const IN_A_FOLDER = {
  role: 'unknown',
  roleWhy: 'the name of a file that its folder tells from others',
} as const;

/** Directories that files lie in. */
function foldersIn({ objects }: Bundle): ReadonlySet<string> {
  return new Set(objects.flatMap(({ json }) => textAt(json, 'parent_directory_ref') ?? []));
}

/** Indicators with STIX patterns, and rules of other languages. */
export function statedIndicators(gathered: Gathered, { objects }: Bundle): void {
  for (const object of objects) {
    const pattern = object.type === 'indicator' ? textAt(object.json, 'pattern') : undefined;
    const range = gathered.range(below(object.pointer, 'pattern'));
    if (pattern === undefined || range === undefined) continue;
    const language = textAt(object.json, 'pattern_type') ?? 'stix';
    const heldBack = revoked(object);
    if (language === 'stix') {
      const said = { ...roleOfIndicator(object), ...heldBack };
      for (const { type, start, end, value } of comparedIn(pattern))
        gathered.observable(type, { start: range.start + start, end: range.start + end }, said, value);
    } else if (isRuleType(language)) {
      const name = nameOf(object)?.name ?? object.id;
      const text = gathered.textIn(range);
      gathered.add(range, [`${language}:${name}`], {
        kind: 'rule',
        ruleType: language,
        name,
        text,
        ...heldBack,
      });
    }
  }
}

function isRuleType(language: string): language is 'yara' | 'sigma' | 'snort' | 'suricata' {
  return /^(?:yara|sigma|snort|suricata)$/u.test(language);
}

/** Why the default view leaves out what its own producer has taken back. */
export function revoked({ json }: BundledObject): { readonly heldBack?: string } {
  return json['revoked'] === true ? { heldBack: TAKEN_BACK } : {};
}

const TAKEN_BACK = 'revoked by its producer';

function roleOfIndicator(object: BundledObject): SaidOfObservable {
  const own = ownRole(object);
  if (own !== undefined) return own;
  const types = listAt(object.json, 'indicator_types').filter((each) => typeof each === 'string');
  const said = types.length === 0 ? 'an indicator' : `an indicator of ${types.join(', ')}`;
  if (types.includes('benign')) return { role: 'benign', roleWhy: said };
  if (types.length === 0 || types.some((type) => /^(?:malicious-activity|compromised)$/u.test(String(type))))
    return { role: 'attacker', roleWhy: said };
  return { role: 'unknown', roleWhy: said };
}

/**
 * What notes about cyber-observables say of their role, and the indicators that are based on them. What was taken back
 * says something only where nothing else does.
 */
function rolesIn({ objects, byId }: Bundle): ReadonlyMap<string, SaidOfObservable> {
  const roles = new Map<string, SaidOfObservable>();
  const say = (ref: string, said: SaidOfObservable): void => {
    if (!isTakenBack(said) || isTakenBack(roles.get(ref) ?? said)) roles.set(ref, said);
  };
  for (const object of objects) {
    const own = object.type === 'note' ? ownRole(object) : undefined;
    for (const ref of own === undefined ? [] : listAt(object.json, 'object_refs'))
      if (own !== undefined && typeof ref === 'string') say(ref, { ...own, ...revoked(object) });
    if (object.type !== 'relationship' || textAt(object.json, 'relationship_type') !== 'based-on') continue;
    const source = byId.get(textAt(object.json, 'source_ref') ?? '');
    const target = textAt(object.json, 'target_ref');
    if (source?.type === 'indicator' && target !== undefined)
      say(target, { ...roleOfIndicator(source), ...revoked(source) });
  }
  return roles;
}

function isTakenBack({ heldBack }: SaidOfObservable): boolean {
  return heldBack === TAKEN_BACK;
}

const ROLES: readonly ObservableRole[] = [
  'attacker',
  'victim',
  'researcher',
  'reference',
  'sinkhole',
  'benign',
  'example',
  'unknown',
];

/** The role as a desk like this one wrote it into the evidence. */
function ownRole({ json }: BundledObject): SaidOfObservable | undefined {
  const evidence = objectAt(objectAt(json, 'extensions'), EVIDENCE);
  const role = ROLES.find((each) => each === evidence['role']);
  if (role === undefined) return undefined;
  const held = textAt(evidence, 'held_back');
  const roleWhy = textAt(evidence, 'role_why') ?? 'the bundle says so';
  return { role, roleWhy, ...(held !== undefined && { heldBack: held }) };
}

/** The extension in which this program writes its evidence (docs/reference/stix.md). */
export const EVIDENCE = 'extension-definition--80e55d5f-ea48-432d-89bc-5a30d8be6374';
