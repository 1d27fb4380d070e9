import { type LabelledDigest, parseDigest } from '../digests.ts';
import { Unreadable } from '../limits.ts';
import { countOf, isObject, type JsonObject, textOf } from '../strict-json.ts';

/** A file as datapackage.json lists it. */
export interface Resource {
  readonly path: string;
  readonly digest: LabelledDigest;
  readonly bytes: number;
}

export interface Manifest {
  readonly resources: ReadonlyMap<string, Resource>;
  readonly version: string | undefined;
  /** RFC 3339, as written. */
  readonly created: string | undefined;
  readonly software: string | undefined;
  readonly mainPage: { readonly url: string; readonly date: string | undefined } | undefined;
}

const PROFILES: ReadonlySet<string> = new Set(['data-package', 'wacz']);

/** @throws Unreadable where it is no manifest (WACZ 1.1.1, Frictionless Data Package 1) */
export function parseManifest(json: unknown, fault: (message: string) => void): Manifest {
  if (!isObject(json)) throw new Unreadable('is no data package');
  const profile = textOf(json, 'profile');
  if (profile === undefined || !PROFILES.has(profile)) fault('is not of the data-package profile');
  const version = textOf(json, 'wacz_version');
  // WACZ 1.2 says its version no longer, and bears a profile of its own instead.
  if (profile !== 'wacz' && !/^1\.\d+\.\d+$/.test(version ?? ''))
    fault('does not say which WACZ version it is of');
  const listed = json['resources'];
  if (!Array.isArray(listed)) throw new Unreadable('lists no resources');
  const resources = new Map<string, Resource>();
  for (const item of listed) {
    const resource = isObject(item) ? parseResource(item) : 'lists something that is no resource';
    if (typeof resource === 'string') fault(resource);
    else if (resources.has(resource.path)) fault(`lists ${resource.path} twice`);
    else resources.set(resource.path, resource);
  }
  const created = textOf(json, 'created');
  if (created !== undefined && Number.isNaN(Date.parse(created))) fault('was created at no known time');
  return { resources, version, created, software: textOf(json, 'software'), mainPage: mainPageOf(json) };
}

function parseResource(item: JsonObject): Resource | string {
  const path = textOf(item, 'path');
  if (path === undefined) return 'lists a resource without a path';
  // WACZ 1.0 had the digest and the size one level below, without the algorithm.
  const stats = item['stats'];
  const old = isObject(stats) ? stats : {};
  const stated = textOf(item, 'hash') ?? `${textOf(item, 'hashing') ?? 'md5'}:${textOf(old, 'hash') ?? ''}`;
  const digest = parseDigest(stated);
  if (digest === undefined || digest.value === '') return `gives no known hash for ${path}`;
  const bytes = countOf(item, 'bytes') ?? countOf(old, 'bytes');
  return bytes === undefined ? `gives no size for ${path}` : { path, digest, bytes };
}

function mainPageOf(json: JsonObject): Manifest['mainPage'] {
  const home = json['home'];
  if (isObject(home)) return { url: textOf(home, 'url') ?? '', date: textOf(home, 'ts') };
  const url = textOf(json, 'mainPageUrl');
  return url === undefined ? undefined : { url, date: textOf(json, 'mainPageDate') };
}
