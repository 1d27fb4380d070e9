import type { Reading, TextRange, Vulnerability } from '../../model/index.ts';
import { derivedId, sentenceAt, spanIn } from '../../model/index.ts';
import { heldBackIn } from '../held-back.ts';
import type { CveMention } from './cve-ids.ts';
import { findCveIds } from './cve-ids.ts';
import { productBeside } from './product.ts';
import type { StandingMention } from './standing.ts';
import { standingBeside } from './standing.ts';

const BY = 'how/vulnerabilities@2';

interface Named extends CveMention {
  readonly reason: string | undefined;
  readonly product?: TextRange;
  readonly standing?: StandingMention;
}

/**
 * The vulnerabilities a report names: one finding per CVE id, at the first mention that is the report's own,
 * with the product and the standing that any of its own mentions states.
 */
export function findVulnerabilities(reading: Reading): Vulnerability[] {
  const heldBack = heldBackIn(reading);
  const mentions = findCveIds(reading.text);
  const found = new Map<string, Named>();
  mentions.forEach((mention, at) => {
    const known = found.get(mention.cve);
    const reason = heldBack(mention.start);
    if (known !== undefined && known.reason === undefined && reason !== undefined) return;
    const first = known === undefined || (known.reason !== undefined && reason === undefined);
    const lead = first ? { ...mention, reason } : known;
    const product = lead.product ?? productOf(reading, mentions, at);
    const standing = lead.standing ?? standingBeside(reading.text, mention);
    found.set(mention.cve, { ...lead, ...(product && { product }), ...(standing && { standing }) });
  });
  return [...found.values()].sort((a, b) => a.start - b.start).map((named) => vulnerability(reading, named));
}

/** Between the ids of a list. */
const IN_LIST = /^(?:,? ?(?:and|or|&)? ?|\/-?|; ?)$/;

function productOf(reading: Reading, mentions: readonly CveMention[], at: number): TextRange | undefined {
  const mention = mentions[at];
  if (mention === undefined) return undefined;
  const isJoined = (nth: number): boolean => {
    const [left, right] = [mentions[nth], mentions[nth + 1]];
    if (left === undefined || right === undefined || right.start - left.end > 6) return false;
    return IN_LIST.test(reading.text.slice(left.end, right.start));
  };
  let [first, last] = [at, at];
  while (at - first < LONGEST_LIST && isJoined(first - 1)) first -= 1;
  while (last - at < LONGEST_LIST && isJoined(last)) last += 1;
  const list = { start: mentions[first]?.start ?? mention.start, end: mentions[last]?.end ?? mention.end };
  return productBeside(reading.text, list, sentenceAt(reading, mention.start));
}

const LONGEST_LIST = 12;

function vulnerability(
  reading: Reading,
  { cve, start, end, reason, product, standing }: Named,
): Vulnerability {
  return {
    kind: 'vulnerability',
    id: derivedId('finding', reading.textSha256, 'vulnerability', cve, start, end),
    cve,
    ...(product && {
      product: {
        as: reading.text.slice(product.start, product.end),
        span: spanIn(reading, product.start, product.end),
      },
    }),
    ...(standing && { standing: { as: standing.as, span: spanIn(reading, standing.start, standing.end) } }),
    span: spanIn(reading, start, end),
    status: 'suggested',
    by: BY,
    ...(reason !== undefined && { heldBack: reason }),
  };
}
