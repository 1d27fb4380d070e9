import { type ObservableType, type UtcInstant, utcInstant } from '../../model/index.ts';
import type { Frame } from './frame.ts';

const DAY = 86_400_000;

/**
 * Days after publication for which an indicator is offered as valid. Some consumers skip indicators
 * without an end, so there always is one: addresses change hands in weeks, domains at renewal, a hash
 * never means another file. Documented in docs/reference/stix.md.
 */
const VALID_DAYS: Readonly<Partial<Record<ObservableType | 'rule', number>>> = {
  'ipv4-addr': 90,
  'ipv6-addr': 90,
  url: 180,
  'file:md5': 1825,
  'file:sha1': 1825,
  'file:sha256': 1825,
  'file:sha512': 1825,
  'file:ssdeep': 1825,
  'file:tlsh': 1825,
  'file:imphash': 1825,
  rule: 1825,
};
/** Names that somebody chose: of domains, files, keys, mutexes, services. */
const OTHERWISE = 365;

export function validity(
  frame: Frame,
  type: ObservableType | 'rule',
): { readonly valid_from: UtcInstant; readonly valid_until: UtcInstant } {
  const days = frame.options.validDays?.[type] ?? VALID_DAYS[type] ?? OTHERWISE;
  const from = frame.published.at;
  return { valid_from: from, valid_until: utcInstant(Date.parse(from) + Math.max(1, days) * DAY) };
}
