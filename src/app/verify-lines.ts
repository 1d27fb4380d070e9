import { firstBroken } from '../keep/index.ts';
import type { Verified } from './verify-archive.ts';
import type { KnownArchive } from './verify-kept.ts';

/** What the store knows of an archive, in words. */
export function ownerWords(known: KnownArchive): string {
  switch (known.kind) {
    case 'capture':
      return known.title;
    case 'evidence':
      return `what came instead of: ${known.title}`;
    case 'unclaimed':
      return 'of no report: reading the same file again takes it up';
  }
}

/** How many of each there were, in one line. */
export function verifySummary({ verifies, broken, missing, unclaimed }: VerifyTally): string {
  const all = verifies + broken + missing;
  const parts = [
    `${verifies} verify`,
    ...(broken > 0 ? [`${broken} broken`] : []),
    ...(missing > 0 ? [`${missing} could not be read`] : []),
    ...(unclaimed > 0 ? [`${unclaimed} of no report`] : []),
  ];
  return `${all} ${all === 1 ? 'archive' : 'archives'}: ${parts.join(', ')}`;
}

export interface VerifyTally {
  readonly verifies: number;
  readonly broken: number;
  /** Gone, or not readable. */
  readonly missing: number;
  /** Of those that are there. */
  readonly unclaimed: number;
}

/** An archive with every link, for a person. */
export function verifiedLines(verified: Verified): readonly string[] {
  const checks = verified.checks.flatMap(({ state, link, message, further }) => [
    `  ${state.padEnd(11)}  ${link.padEnd(9)}  ${message}`,
    ...further.map((line) => `${' '.repeat(26)}${line}`),
  ]);
  const limits = verified.notProved.map((sentence) => `  not proved   ${sentence}`);
  return [verified.file, ...checks, ...limits, verdictLine(verified)];
}

/** The one line that matters: the verdict and, where it does not verify, the first link that broke. */
export function verdictLine(verified: Verified): string {
  const broken = firstBroken(verified.checks);
  if (broken !== undefined) return `BROKEN     at ${broken.link}: ${broken.message}`;
  return `VERIFIES   ${[signedWords(verified), timeWords(verified)].join(', ')}`;
}

function signedWords({ signedBy }: Verified): string {
  if (signedBy === undefined) return 'unsigned';
  if (signedBy.kind === 'domain') return `signed by ${signedBy.domain}`;
  return signedBy.isOwn ? 'made by this desk' : 'signed by another key';
}

function timeWords({ timestamp }: Verified): string {
  return timestamp === undefined
    ? 'no outside timestamp'
    : `existed at ${timestamp.at} (${timestamp.authority})`;
}
