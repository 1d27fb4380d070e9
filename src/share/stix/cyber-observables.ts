import type { ObservableType } from '../../model/index.ts';
import { wellFormed } from '../lists/sentence-of.ts';
import { splitPath } from './file-path.ts';
import type { Frame } from './frame.ts';
import { observableId } from './ids.ts';
import type { CyberObservable, CyberObservableContent } from './objects.ts';
import { type Comparison, pattern } from './pattern.ts';
import { expandHive } from './registry-key.ts';
import { toUri } from './uri.ts';

/** An observable in STIX: what it is, and how to look for it. */
export interface StixForm {
  /** The object and, before it, what it refers to; none where STIX cannot carry the value. */
  readonly objects: readonly CyberObservable[];
  readonly pattern: string;
}

type FormOf = (frame: Frame, value: string, type: ObservableType) => StixForm;

/** One line a type; a type without one has neither an object nor a pattern in STIX 2.1. */
const FORMS: Readonly<Partial<Record<ObservableType, FormOf>>> = {
  'ipv4-addr': byValue('ipv4-addr'),
  'ipv6-addr': byValue('ipv6-addr'),
  'mac-addr': byValue('mac-addr'),
  'domain-name': byValue('domain-name'),
  'email-addr': byValue('email-addr'),
  url: urlForm,
  'autonomous-system': (frame, value) => {
    const number = Number(value.slice(2));
    return form(frame, [{ type: 'autonomous-system', number }], ['autonomous-system:number', number]);
  },
  'user-agent': patternOnly("network-traffic:extensions.'http-request-ext'.request_header.'User-Agent'"),
  'file:md5': hashForm('MD5'),
  'file:sha1': hashForm('SHA-1'),
  'file:sha256': hashForm('SHA-256'),
  'file:sha512': hashForm('SHA-512'),
  'file:ssdeep': hashForm('SSDEEP'),
  'file:tlsh': hashForm('TLSH'),
  'file:imphash': patternOnly("file:extensions.'windows-pebinary-ext'.imphash"),
  'file-name': (frame, name) => form(frame, [{ type: 'file', name }], ['file:name', name]),
  'file-path': pathForm,
  'registry-key': (frame, value) => {
    const key = expandHive(value);
    return form(frame, [{ type: 'windows-registry-key', key }], ['windows-registry-key:key', key]);
  },
  mutex: (frame, name) => form(frame, [{ type: 'mutex', name }], ['mutex:name', name]),
  'service-name': patternOnly("process:extensions.'windows-service-ext'.service_name"),
  // A process has no property that could name it for ever (section 6.13).
  'command-line': patternOnly('process:command_line'),
  'x509:serial': (frame, serial_number) =>
    form(
      frame,
      [{ type: 'x509-certificate', serial_number }],
      ['x509-certificate:serial_number', serial_number],
    ),
  'x509:thumbprint': (frame, value) => {
    const algorithm = value.length === 40 ? 'SHA-1' : 'SHA-256';
    const content = { type: 'x509-certificate', hashes: { [algorithm]: value } } as const;
    return form(frame, [content], [`x509-certificate:hashes.'${algorithm}'`, value]);
  },
  'account:telegram': accountForm('telegram'),
  'account:github': accountForm('github'),
};

/** `undefined` for what STIX 2.1 has no way to say; docs/reference/stix.md lists it. */
export function stixForm(frame: Frame, type: ObservableType, raw: string): StixForm | undefined {
  return FORMS[type]?.(frame, wellFormed(raw), type);
}

function byValue(type: 'ipv4-addr' | 'ipv6-addr' | 'mac-addr' | 'domain-name' | 'email-addr'): FormOf {
  return (frame, value) => form(frame, [{ type, value }], [`${type}:value`, value]);
}

/** No object: the ones that could carry it need properties that a report does not give. */
function patternOnly(path: string): FormOf {
  return (frame, value) => form(frame, [], [path, value]);
}

function accountForm(account_type: string): FormOf {
  return (frame, account_login) =>
    form(
      frame,
      [{ type: 'user-account', account_login, account_type }],
      ['user-account:account_type', account_type],
      ['user-account:account_login', account_login],
    );
}

function urlForm(frame: Frame, value: string): StixForm {
  const uri = toUri(value);
  if (uri === undefined) return form(frame, [], ['url:value', value]);
  return form(frame, [{ type: 'url', value: uri }], ['url:value', uri]);
}

function hashForm(algorithm: string): FormOf {
  const key = algorithm.includes('-') ? `'${algorithm}'` : algorithm;
  return (frame, value) =>
    form(frame, [{ type: 'file', hashes: { [algorithm]: value } }], [`file:hashes.${key}`, value]);
}

function pathForm(frame: Frame, path: string): StixForm {
  const { directory, name } = splitPath(path);
  if (directory === undefined) return form(frame, [{ type: 'file', name: path }], ['file:name', path]);
  const folder: CyberObservableContent = { type: 'directory', path: directory };
  if (name === undefined) return form(frame, [folder], ['directory:path', directory]);
  const file: CyberObservableContent = { type: 'file', name, parent_directory_ref: observableId(folder) };
  return form(frame, [folder, file], ['file:name', name], ['file:parent_directory_ref.path', directory]);
}

function form(
  frame: Frame,
  contents: readonly CyberObservableContent[],
  ...comparisons: readonly Comparison[]
): StixForm {
  return {
    objects: contents.map((content) => ({
      ...content,
      spec_version: '2.1',
      id: observableId(content),
      object_marking_refs: [frame.marking],
    })),
    pattern: pattern(...comparisons),
  };
}
