import type { ProblemCode } from '../model/index.ts';

/** What a script can tell from a command's end; documented in docs/reference/exit-codes.md. */
export const EXIT = {
  ok: 0,
  error: 1,
  usage: 2,
  notCaptured: 3,
  refused: 4,
  network: 5,
  unread: 6,
  /** A part of what was to be searched did not answer: "no hit" is not said of it. */
  notSearched: 7,
  hits: 10,
  /** A bug of ours; EX_SOFTWARE of sysexits.h. */
  fault: 70,
} as const;

const BY_CODE: Readonly<Record<ProblemCode, number>> = {
  'bad-usage': EXIT.usage,
  'bad-url': EXIT.usage,
  'ambiguous-report': EXIT.usage,
  'not-in-store': EXIT.notCaptured,
  'not-found': EXIT.notCaptured,
  'is-directory': EXIT.notCaptured,
  'permission-denied': EXIT.notCaptured,
  'empty-source': EXIT.notCaptured,
  'too-large': EXIT.notCaptured,
  'source-gone': EXIT.notCaptured,
  'source-gated': EXIT.notCaptured,
  'source-error': EXIT.notCaptured,
  'decompression-limit': EXIT.notCaptured,
  'address-refused': EXIT.refused,
  'tlp-refused': EXIT.refused,
  'grade-refused': EXIT.refused,
  'key-refused': EXIT.refused,
  'bind-refused': EXIT.refused,
  'account-refused': EXIT.refused,
  'decided-meanwhile': EXIT.refused,
  'model-refused': EXIT.refused,
  unreachable: EXIT.network,
  'store-unreachable': EXIT.network,
  'timestamp-failed': EXIT.network,
  'bind-failed': EXIT.network,
  'tls-failed': EXIT.network,
  'timed-out': EXIT.network,
  'redirect-loop': EXIT.network,
  'too-many-redirects': EXIT.network,
  'not-searched': EXIT.notSearched,
  'unsupported-format': EXIT.unread,
  damaged: EXIT.unread,
  encrypted: EXIT.unread,
  'no-text': EXIT.unread,
  'too-deep': EXIT.unread,
  'disk-full': EXIT.error,
  'write-failed': EXIT.error,
  'store-busy': EXIT.error,
  'store-damaged': EXIT.error,
  'capture-damaged': EXIT.error,
};

export function exitCodeOf(code: ProblemCode): number {
  return BY_CODE[code];
}
