import { type ObservableType, type UtcInstant, utcInstant } from '../../model/index.ts';
import type { Frame } from './frame.ts';

const DAY = 86_400_000;

/**
 * Days after publication for which an indicator is offered as valid. Some consumers skip indicators
 * without an end, so there always is one: addresses change hands in weeks, domains at renewal, a hash
 * never means another file. Documented in docs/reference/stix.md.
 */
const VALID_DAYS: Readonly<Record<ObservableType | 'rule', number>> = {
  'ipv4-addr': 90,
  'ipv6-addr': 90,
  url: 180,
  'domain-name': 365,
  'email-addr': 365,
  'file-name': 365,
  'file-path': 365,
  'registry-key': 365,
  'file:md5': 1825,
  'file:sha1': 1825,
  'file:sha256': 1825,
  'file:sha512': 1825,
  cve: 1825,
  rule: 1825,
};

export function validity(
  frame: Frame,
  type: ObservableType | 'rule',
): { readonly valid_from: UtcInstant; readonly valid_until: UtcInstant } {
  const days = frame.options.validDays?.[type] ?? VALID_DAYS[type];
  const from = frame.published.at;
  return { valid_from: from, valid_until: utcInstant(Date.parse(from) + Math.max(1, days) * DAY) };
}
