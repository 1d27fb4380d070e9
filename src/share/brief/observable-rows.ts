import type { Observable } from '../../model/index.ts';
import { defang } from '../lists/defang.ts';
import type { DistinctObservable } from '../lists/distinct-observables.ts';
import { isDecided } from '../lists/shown.ts';
import { columnsOf } from './columns.ts';
import { decidedWords } from './decided.ts';
import { plain, shortenedInside, wrapped } from './fit.ts';
import type { Row } from './table.ts';
import { count, groupBy, page, pages } from './words.ts';

const WALLETS = 'btc bch ltc doge dash zec eth xmr xrp trx xtz ada sol'
  .split(' ')
  .map((coin) => `wallet:${coin}`);

/** What is counted together, in this order. Each algorithm apart: one file's three hashes are not three files. */
const FAMILIES: readonly (readonly [types: readonly string[], noun: string, plural?: string])[] = [
  [['domain-name'], 'domain'],
  [['ipv4-addr'], 'IPv4 address', 'IPv4 addresses'],
  [['ipv6-addr'], 'IPv6 address', 'IPv6 addresses'],
  [['ipv4-addr/', 'ipv6-addr/'], 'network'],
  [['ipv4-range'], 'range of addresses', 'ranges of addresses'],
  [['url'], 'URL'],
  [['email-addr'], 'e-mail address', 'e-mail addresses'],
  [['file:sha512'], 'SHA-512 hash', 'SHA-512 hashes'],
  [['file:sha256'], 'SHA-256 hash', 'SHA-256 hashes'],
  [['file:sha1'], 'SHA-1 hash', 'SHA-1 hashes'],
  [['file:md5'], 'MD5 hash', 'MD5 hashes'],
  [['file-name'], 'file name'],
  [['file-path'], 'file path'],
  [['pdb-path'], 'PDB path'],
  [['registry-key'], 'registry key'],
  [['mutex'], 'mutex', 'mutexes'],
  [['named-pipe'], 'named pipe'],
  [['service-name'], 'service'],
  [['scheduled-task'], 'scheduled task'],
  [['command-line'], 'command line'],
  [['user-agent'], 'user agent'],
  [['file:sha384'], 'SHA-384 hash', 'SHA-384 hashes'],
  [['file:sha224'], 'SHA-224 hash', 'SHA-224 hashes'],
  [['file:imphash'], 'import hash', 'import hashes'],
  [['file:authentihash'], 'Authentihash', 'Authentihashes'],
  [['file:ssdeep'], 'ssdeep hash', 'ssdeep hashes'],
  [['file:tlsh'], 'TLSH hash', 'TLSH hashes'],
  [['tls:ja3', 'tls:ja3s', 'tls:ja4', 'tls:jarm'], 'TLS fingerprint'],
  [['x509:serial', 'x509:thumbprint'], 'certificate'],
  [['autonomous-system'], 'autonomous system'],
  [['mac-addr'], 'MAC address', 'MAC addresses'],
  [WALLETS, 'wallet'],
  [['account:telegram', 'account:github'], 'account'],
  [['package:npm', 'package:pypi'], 'package'],
  [['cloud:arn', 'cloud:aws-key-id'], 'cloud resource'],
  [['phone-number'], 'phone number'],
  [['iban'], 'bank account'],
  [['cwe', 'capec', 'ghsa', 'cpe'], 'catalogue entry', 'catalogue entries'],
];

export interface ObservableFamily {
  /** `14 domains`. */
  readonly label: string;
  /** The most telling first. */
  readonly values: readonly DistinctObservable[];
}

/** Values that are counted together, in the order the brief has them. */
export function observableFamilies(observables: readonly DistinctObservable[]): readonly ObservableFamily[] {
  const groups = groupBy(observables, ({ lead }) => familyOf(lead));
  return FAMILIES.flatMap(([types, noun, plural]) => {
    const values = types.flatMap((type) => groups.get(type) ?? []).sort(mostTellingFirst);
    return values.length === 0 ? [] : [{ label: count(values.length, noun, plural), values }];
  });
}

/** A row a family: how many, as many as one line holds, how many more. With `all`, a row a value, each in full. */
export function observableRows(observables: readonly DistinctObservable[], all: boolean): Row[] {
  return observableFamilies(observables).flatMap(({ label, values }) =>
    all ? values.map((value) => wholeRow(label, value)) : [familyRow(label, values)],
  );
}

function familyRow(label: string, values: readonly DistinctObservable[]): Row {
  const words = values.map(({ lead }) => {
    const decided = decidedWords(lead);
    return plain(`${defang(lead.type, lead.value)}${decided === '' ? '' : ` (${decided})`}`);
  });
  return {
    label,
    right: pages(values.map(({ lead }) => lead.span)),
    text: (room) => asManyAsFit(words, room),
  };
}

/** One line; where not even the first value fits on it, that value on up to three, cut inside if longer still. */
function asManyAsFit(words: readonly string[], room: number): string[] {
  const line = (shown: number): string => words.slice(0, shown).join(', ') + more(words.length - shown);
  let shown = 1;
  while (shown < words.length && columnsOf(line(shown + 1)) <= room) shown += 1;
  if (columnsOf(line(shown)) <= room) return [line(shown)];
  const lines = wrapped(shortenedInside(words[0] ?? '', 3 * (room - INDENT.length)), room, INDENT);
  const last = `${lines.at(-1) ?? ''}${more(words.length - 1)}`;
  if (columnsOf(last) <= room) return [...lines.slice(0, -1), last];
  return [...lines, `${INDENT}${more(words.length - 1).trim()}`];
}

const INDENT = '  ';

function more(others: number): string {
  return others === 0 ? '' : `  +${others.toLocaleString('en')}`;
}

function wholeRow(label: string, { lead, heldBack }: DistinctObservable): Row {
  const role = lead.role === 'unknown' ? 'role not stated' : '';
  const note = heldBack ?? [decidedWords(lead), role].filter(Boolean).join(', ');
  const value = defang(lead.type, lead.value);
  return {
    label,
    right: page(lead.span),
    text: (room) => wrapped(note === '' ? value : `${value} (${note})`, room, INDENT),
  };
}

/** A prefix length makes an address a network, and a network is not one more address. */
function familyOf({ type, value }: Observable): string {
  return type.endsWith('-addr') && value.includes('/') ? `${type}/` : type;
}

/** What an analyst took in, then what the report gives to the attacker, then the rest; held back last. */
function mostTellingFirst(a: DistinctObservable, b: DistinctObservable): number {
  return rank(a) - rank(b) || a.lead.span.start - b.lead.span.start;
}

function rank({ lead, heldBack }: DistinctObservable): number {
  if (heldBack !== undefined) return 3;
  if (isDecided(lead)) return 0;
  return lead.role === 'attacker' ? 1 : 2;
}
