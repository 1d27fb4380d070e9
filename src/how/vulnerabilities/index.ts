import type { Reading, Vulnerability } from '../../model/index.ts';
import { derivedId, spanIn } from '../../model/index.ts';
import { heldBackIn } from '../held-back.ts';
import type { CveMention } from './cve-ids.ts';
import { findCveIds } from './cve-ids.ts';

const BY = 'how/vulnerabilities@1';

/** The vulnerabilities a report names: one finding per CVE id, at the first mention that is the report's own. */
export function findVulnerabilities(reading: Reading): Vulnerability[] {
  const heldBack = heldBackIn(reading);
  const firsts = new Map<string, CveMention & { readonly reason: string | undefined }>();
  for (const mention of findCveIds(reading.text)) {
    const known = firsts.get(mention.cve);
    if (known !== undefined && known.reason === undefined) continue;
    const reason = heldBack(mention.start);
    if (known === undefined || reason === undefined) firsts.set(mention.cve, { ...mention, reason });
  }
  return [...firsts.values()]
    .sort((a, b) => a.start - b.start)
    .map(({ cve, start, end, reason }) => ({
      kind: 'vulnerability',
      id: derivedId('finding', reading.textSha256, 'vulnerability', cve, start, end),
      cve,
      span: spanIn(reading, start, end),
      status: 'suggested',
      by: BY,
      ...(reason !== undefined && { heldBack: reason }),
    }));
}
