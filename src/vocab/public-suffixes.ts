import { SUFFIX_TABLE } from './tables/public-suffixes.ts';

let suffixes: ReadonlySet<string> | undefined;

/**
 * The name that somebody registered, of a host at or below it: `quay.co.uk` of `blog.quay.co.uk`, and
 * `quay.github.io` of itself, as anyone can have a name below `github.io`. Undefined for a suffix itself.
 *
 * @param host lower case, at most 127 labels
 */
export function registeredName(host: string): string | undefined {
  suffixes ??= new Set(SUFFIX_TABLE.split(' '));
  let registered: string | undefined;
  for (let name = host; ; ) {
    if (suffixes.has(name)) return registered;
    const dot = name.indexOf('.');
    // Nothing but a top-level domain is left: what stood before it is a registered name.
    if (dot < 0) return registered;
    registered = name;
    name = name.slice(dot + 1);
  }
}
