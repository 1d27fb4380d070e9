import type { Observable } from '../../model/index.ts';
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

/** Only what a sighting can be compared with; a CVE is a vulnerability, not an observable. */
export type Comparable = Exclude<Observable['type'], 'cve'>;

const HASHES = {
  'file:md5': 'MD5',
  'file:sha1': 'SHA-1',
  'file:sha256': 'SHA-256',
  'file:sha512': 'SHA-512',
} as const;

export function stixForm(frame: Frame, type: Comparable, raw: string): StixForm {
  const value = wellFormed(raw);
  switch (type) {
    case 'ipv4-addr':
    case 'ipv6-addr':
    case 'domain-name':
    case 'email-addr':
      return form(frame, [{ type, value }], [`${type}:value`, value]);
    case 'url':
      return urlForm(frame, value);
    case 'file:md5':
    case 'file:sha1':
    case 'file:sha256':
    case 'file:sha512':
      return hashForm(frame, HASHES[type], value);
    case 'file-name':
      return form(frame, [{ type: 'file', name: value }], ['file:name', value]);
    case 'file-path':
      return pathForm(frame, value);
    case 'registry-key': {
      const key = expandHive(value);
      return form(frame, [{ type: 'windows-registry-key', key }], ['windows-registry-key:key', key]);
    }
  }
}

function urlForm(frame: Frame, value: string): StixForm {
  const uri = toUri(value);
  if (uri === undefined) return form(frame, [], ['url:value', value]);
  return form(frame, [{ type: 'url', value: uri }], ['url:value', uri]);
}

function hashForm(frame: Frame, algorithm: string, value: string): StixForm {
  const key = algorithm === 'MD5' ? algorithm : `'${algorithm}'`;
  return form(frame, [{ type: 'file', hashes: { [algorithm]: value } }], [`file:hashes.${key}`, value]);
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
