import { basename } from 'node:path';
import type { FetchOptions, Kept, PageOptions } from '../keep/index.ts';
import { keepBytes, keepFile, keepUrl } from '../keep/index.ts';
import type { Result } from '../model/index.ts';
import type { Desk } from './desk.ts';

export type { PageOptions };

/** Where a report comes from. */
export type Source =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly name: string };

/** A URL if it has a scheme, of whatever kind (one that is not fetched is refused as such), else a path. */
export function sourceOf(argument: string): Source {
  return /^[a-z][a-z\d+.-]{1,20}:\/\//iu.test(argument)
    ? { kind: 'url', url: argument }
    : { kind: 'file', path: argument };
}

/** Makes the provable copy. Nothing else is done to a report before this has succeeded. */
export function keepReport(
  source: Source,
  desk: Desk,
  options: FetchOptions & PageOptions,
): Promise<Result<Kept>> {
  switch (source.kind) {
    case 'url':
      return keepUrl(source.url, { ...options, ...desk.keep });
    case 'bytes':
      return keepBytes(source.bytes, basename(source.name), desk.keep);
    case 'file':
      return keepFile(source.path, desk.keep);
  }
}
