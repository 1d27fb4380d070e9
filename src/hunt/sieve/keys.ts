import { readIpv4 } from '../forms/address.ts';
import { hostname } from '../forms/hostname.ts';
import { hostKey, urlParts } from '../forms/url-parts.ts';
import { HUNTED } from '../index/hunted-types.ts';
import { isSought, networksOf } from '../index/indicator-index.ts';
import { tailForms } from '../index/tails.ts';
import type { Indicator } from '../sighting.ts';
import { anchorWord } from './anchor-word.ts';
import { contextKeys } from './context-keys.ts';
import type { Key } from './key.ts';

/** None for what is not sought. */
export function keysOf(indicator: Indicator<unknown>): readonly Key[] {
  if (!isSought(indicator)) return [];
  const { value } = indicator;
  switch (HUNTED.get(indicator.type)) {
    case 'network':
    case 'range':
      return networksOf(indicator).map((network) => ({ kind: 'network', network }));
    case 'hash':
      return [{ kind: 'hash', text: value }];
    case 'domain':
      return [hostWord(hostname(value))];
    case 'mailbox':
      return [hostOf(value.slice(value.indexOf('@') + 1))];
    case 'url':
      return [hostOf(urlParts(value)?.host ?? '')];
    case 'tail':
      return distinct(
        tailForms(indicator).flatMap(({ kind, value: written }) => {
          const isField = kind === 'whole-field' || kind === 'field-with-plus';
          return (isField ? contextKeys(written) : undefined) ?? [anchorWord(written)];
        }),
      );
    case undefined:
      return [];
  }
}

/** Forms of a value may have the same word. */
function distinct(keys: readonly Key[]): readonly Key[] {
  return keys.length === 1 ? keys : [...new Map(keys.map((key) => [JSON.stringify(key), key])).values()];
}

/** @param host a name, or an address in digits as `hostKey` writes it */
function hostOf(host: string): Key {
  const name = hostKey(host);
  if (/^[0-9a-f]{8}$/.test(name) && !host.includes('.')) return network(4, name);
  if (/^[0-9a-f]{32}$/.test(name) && !host.includes('.')) return network(6, name);
  const address = readIpv4(host);
  return address === undefined ? hostWord(name) : network(4, address.digits);
}

function network(kind: 4 | 6, digits: string): Key {
  return { kind: 'network', network: { address: { kind, digits }, bits: digits.length * 4 } };
}

function hostWord(text: string): Key {
  return /^[\u0021-\u007E]+$/.test(text) ? { kind: 'word', text, come: 'dotted', isHost: true } : BEYOND;
}

const BEYOND: Key = { kind: 'beyond-ascii' };
