import type { Check } from './check.ts';
import type { SignedBy } from './package/check-signature.ts';
import type { OutsideTime } from './package/check-timestamp.ts';

/** What is known of an archive, and what is not. */
export interface WaczReport {
  readonly kind: 'wacz-report';
  readonly verdict: 'verifies' | 'broken';
  readonly checks: readonly Check[];
  readonly signedBy: SignedBy | undefined;
  readonly timestamp: OutsideTime | undefined;
  /** When the archive says it was made, as written. */
  readonly created: string | undefined;
  readonly records: number;
  /** What even an archive that verifies does not prove, one sentence each. */
  readonly notProved: readonly string[];
}

/** The first link that does not hold. */
export function firstBroken(checks: readonly Check[]): Check | undefined {
  return checks.find(({ state }) => state === 'broken');
}

export function notProved({
  signedBy,
  timestamp,
  bare,
}: Pick<WaczReport, 'signedBy' | 'timestamp'> & { readonly bare: number }): readonly string[] {
  const said: string[] = [];
  if (signedBy === undefined)
    said.push(
      'Who made it: there is no signature, so whoever could write the file could have made it up whole.',
    );
  else if (signedBy.kind === 'key' && !signedBy.isOwn)
    said.push(
      `Who made it: it was signed by another key (${signedBy.fingerprint}), and whose that is it cannot say.`,
    );
  if (timestamp === undefined)
    said.push(
      signedBy?.kind === 'key' && signedBy.isOwn
        ? "When: there is no outside timestamp; the time is this desk's own word."
        : "When: there is no outside timestamp; the time is the maker's own word.",
    );
  else if (timestamp.trusted === undefined)
    said.push(
      `Whether ${timestamp.authority} can be believed: no root certificate was given to check it with.`,
    );
  if (bare > 0) said.push(`${bare} records bear no digest of their own; the hash of their file covers them.`);
  said.push('What the server sent: TLS leaves nothing that a third party could check.');
  return said;
}
