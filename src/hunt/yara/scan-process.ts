import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { RuleMatch, YaraX } from '@litko/yara-x';
import { COMPILING, compileErrors } from './compiling.ts';
import { readRegular } from './read-regular.ts';
import type { FromScanner, MatchedString, ToScanner, UnitMatch } from './scanner-messages.ts';

/**
 * The process that scans: what a hostile rule or file does to the scanner (it has no limit of time of its own) ends
 * here, with this process. Whoever asks ends it when an answer takes too long.
 */

/** Bytes of memory, of rules, file and matches together. */
const MOST_MEMORY = 3 * 1024 * 1024 * 1024;
const MOST_STRINGS = 100;
const SHOWN_BYTES = 64;

let loaded: readonly YaraX[] = [];

// Ctrl-C reaches the whole group; the process that asks says what was covered, and this one ends with it.
process.on('SIGINT', () => {});
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
new Worker(new URL(`./watchdog-thread${extname(import.meta.url)}`, import.meta.url), {
  workerData: { parent: process.ppid, memory: MOST_MEMORY },
}).unref();
process.on('message', (message: ToScanner) => void answer(message));

async function answer(message: ToScanner): Promise<void> {
  const scanner = await import('@litko/yara-x').catch(() => undefined);
  if (scanner === undefined) return tell({ kind: 'absent' });
  if (message.kind === 'compile') {
    return tell({ kind: 'compiled', errors: compileErrors(scanner, message.source) });
  }
  if (message.kind === 'scan') return tell(scan(message.file, message.most));
  loaded = message.units.map((unit) => scanner.compile(unit, COMPILING));
  tell({ kind: 'loaded' });
}

function tell(message: FromScanner): void {
  process.send?.(message);
}

function scan(file: string, most: number): FromScanner {
  const read = readRegular(file, most);
  if (!read.ok) return { kind: 'unread', problem: read.problem };
  const bytes = read.value;
  const matches = loaded.flatMap((unit, at) => unit.scan(bytes).map((match) => matchOf(match, at, bytes)));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { kind: 'scanned', scanned: { sha256, bytes: bytes.length, matches } };
}

function matchOf({ ruleIdentifier, matches }: RuleMatch, unit: number, bytes: Buffer): UnitMatch {
  const strings = matches
    .sort((a, b) => a.offset - b.offset || a.length - b.length)
    .slice(0, MOST_STRINGS)
    .map(({ identifier, offset, length }) => stringOf(identifier, offset, length, bytes));
  return { unit, identifier: ruleIdentifier, strings, stringCount: matches.length };
}

function stringOf(identifier: string, offset: number, length: number, bytes: Buffer): MatchedString {
  const stretch = bytes.subarray(offset, offset + Math.min(length, SHOWN_BYTES));
  const isText = stretch.every((byte) => byte >= 0x20 && byte < 0x7f);
  const shown = isText ? { text: stretch.toString('latin1') } : { hex: stretch.toString('hex') };
  return { identifier, offset, length, ...shown };
}
