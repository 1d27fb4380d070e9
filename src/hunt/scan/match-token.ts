import type { IndicatorIndex } from '../index/indicator-index.ts';
import { lastPart } from '../index/indicator-index.ts';
import type { HitForm, Indicator } from '../sighting.ts';
import { hostname } from './hostname.ts';

/** An indicator that a token of a line carries. */
export interface Match<Source> {
  readonly indicator: Indicator<Source>;
  readonly form: HitForm;
  readonly matched: string;
}

/** Everything one token can carry: a hash, an address, a name, a mail address, the end of a path. */
export function matchToken<Source>(
  index: IndicatorIndex<Source>,
  token: string,
  line: string,
): readonly Match<Source>[] {
  return [
    ...hashes(index, token),
    ...hosts(index, token),
    ...addresses6(index, token),
    ...emails(index, token),
    ...tails(index, token, line),
  ];
}

const HEX = /[0-9a-f]{32,128}/gi;

/** Whole runs of hexadecimal digits only: a SHA-256 does not contain the MD5 that it begins with. */
function hashes<Source>(index: IndicatorIndex<Source>, token: string): Match<Source>[] {
  if (index.hashes.size === 0 || token.length < 32) return [];
  return [...token.matchAll(HEX)].flatMap(({ 0: run, index: at }) => {
    if (isHexDigit(token[at - 1]) || isHexDigit(token[at + run.length])) return [];
    return matches(index.hashes.get(run.toLowerCase()), 'exact', run);
  });
}

function isHexDigit(character: string | undefined): boolean {
  return character !== undefined && /^[0-9a-z]$/i.test(character);
}

const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** Dotted runs: IPv4 addresses, host names with every parent domain, and URLs whose host they are. */
function hosts<Source>(index: IndicatorIndex<Source>, token: string): Match<Source>[] {
  if (!token.includes('.')) return [];
  return dottedRuns(token).flatMap(({ run, at }) => {
    if (IPV4.test(run)) return [...addresses(index, run), ...urlsAt(index, run, token, at)];
    return [...names(index, hostname(run), run), ...urlsAt(index, hostname(run), token, at)];
  });
}

/** What stands between characters that no host name has; dots at either end are punctuation. */
function dottedRuns(token: string): { readonly run: string; readonly at: number }[] {
  let at = 0;
  return token.split(/[^\p{L}\p{N}._-]/u).flatMap((piece) => {
    const start = at + leadingDots(piece);
    at += piece.length + 1;
    const run = withoutTrailing(piece.slice(leadingDots(piece)), '.');
    return run.includes('.') ? [{ run, at: start }] : [];
  });
}

function leadingDots(piece: string): number {
  let count = 0;
  while (piece[count] === '.') count += 1;
  return count;
}

function withoutTrailing(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text[end - 1] ?? '')) end -= 1;
  return text.slice(0, end);
}

function addresses<Source>(index: IndicatorIndex<Source>, address: string): Match<Source>[] {
  return [
    ...matches(index.addresses.get(address), 'exact', address),
    ...matches(index.networks.isEmpty ? undefined : index.networks.containing(address), 'network', address),
  ];
}

/** The name itself, then each parent: `a.evil.example` is below `evil.example`; `notevil.example` is not. */
function names<Source>(index: IndicatorIndex<Source>, host: string, raw: string): Match<Source>[] {
  if (index.domains.size === 0) return [];
  const found = matches(index.domains.get(host), 'exact', raw);
  for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
    found.push(...matches(index.domains.get(host.slice(dot + 1)), 'subdomain', raw));
  }
  return found;
}

/** A URL is hit by itself, or by what lies below it; a log that leaves the scheme out still has host and path. */
function urlsAt<Source>(
  index: IndicatorIndex<Source>,
  host: string,
  token: string,
  at: number,
): Match<Source>[] {
  const rest = token.slice(at);
  return (index.urls.get(host) ?? []).flatMap((indicator) => {
    const wanted = afterScheme(indicator.value);
    if (!samePrefix(rest, wanted)) return [];
    const beyond = rest.slice(wanted.length);
    if (beyond === '' || beyond === '/') return matches([indicator], 'exact', rest);
    return /^[/?#]/.test(beyond) || wanted.endsWith('/') ? matches([indicator], 'url-below', rest) : [];
  });
}

/** The host has no case; the path has. */
function samePrefix(rest: string, wanted: string): boolean {
  const path = wanted.indexOf('/');
  const host = path < 0 ? wanted : wanted.slice(0, path);
  return (
    rest.slice(0, host.length).toLowerCase() === host.toLowerCase() &&
    rest.startsWith(wanted.slice(host.length), host.length)
  );
}

function afterScheme(url: string): string {
  return url.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/\/$/, '');
}

function emails<Source>(index: IndicatorIndex<Source>, token: string): Match<Source>[] {
  if (index.emails.size === 0 || !token.includes('@')) return [];
  const address = withoutTrailing(token.replace(/^(?:mailto|smtp|from|to):/i, ''), '.:');
  return matches(index.emails.get(address.toLowerCase()), 'exact', address);
}

/** IPv6 in every textual form: what has two colons is parsed and compared by value. */
function addresses6<Source>(index: IndicatorIndex<Source>, token: string): Match<Source>[] {
  if (!/:[0-9a-f]*:/i.test(token)) return [];
  const canonical = canonicalIpv6(token.replace(/^\[|\](?::\d+)?$/g, ''));
  return canonical === undefined ? [] : addresses(index, canonical);
}

function canonicalIpv6(text: string): string | undefined {
  const [bare = ''] = text.split('%', 1);
  if (bare.length > 45 || !URL.canParse(`http://[${bare}]/`)) return undefined;
  return new URL(`http://[${bare}]/`).hostname.slice(1, -1);
}

/** A file name equals the token's last part; a path or key must stand whole around it. */
function tails<Source>(index: IndicatorIndex<Source>, token: string, line: string): Match<Source>[] {
  if (index.tails.size === 0) return [];
  return (index.tails.get(lastPart(token)) ?? []).flatMap((indicator) => {
    const whole =
      indicator.type === 'file-name' && lastPart(indicator.value) === indicator.value.toLowerCase();
    if (whole || standsIn(line, indicator.value)) return matches([indicator], 'exact', indicator.value);
    return [];
  });
}

/** Case-insensitive, at a boundary on either side, also where the log doubles its back-slashes (JSON). */
function standsIn(line: string, value: string): boolean {
  const wanted = value.toLowerCase();
  return [line.toLowerCase(), line.toLowerCase().replaceAll('\\\\', '\\')].some((text) => {
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      if (!isInside(text[at - 1]) && !isInside(text[at + wanted.length])) return true;
    }
    return false;
  });
}

function isInside(character: string | undefined): boolean {
  return character !== undefined && /^[\p{L}\p{N}_.-]$/u.test(character);
}

function matches<Source>(
  indicators: readonly Indicator<Source>[] | undefined,
  form: HitForm,
  matched: string,
): Match<Source>[] {
  return (indicators ?? []).map((indicator) => ({ indicator, form, matched }));
}
