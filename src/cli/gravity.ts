import { EXIT } from './exit-codes.ts';

/** The gravest first: a fault of ours, then the disk, then by how far what was asked for came. */
const GRAVITY: readonly number[] = [
  EXIT.fault,
  EXIT.error,
  EXIT.unread,
  EXIT.network,
  EXIT.refused,
  EXIT.notCaptured,
  EXIT.usage,
];

/** The exit code of a command that met several problems. */
export function gravest(codes: Iterable<number>): number {
  const met = new Set(codes);
  return GRAVITY.find((code) => met.has(code)) ?? EXIT.ok;
}
