import { firstBroken } from '../keep/index.ts';
import type { Verified } from './verify-archive.ts';

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
