import type { Problem } from '../model/index.ts';
import { problem } from '../model/index.ts';
import type { IndicatorIndex } from './index/indicator-index.ts';
import { linesOf } from './logs/lines.ts';
import { matchLine } from './scan/match-line.ts';
import type { Sighting } from './sighting.ts';

/** What one log came to: how far it was read, and what stopped it if it was not read to its end. */
export interface Coverage {
  readonly file: string;
  readonly lines: number;
  readonly bytes: number;
  readonly problem?: Problem;
}

/**
 * Searches one log from its first line to its last. A log that breaks off (a truncated gzip, a disk
 * error) is reported as read up to there, never as searched.
 */
export async function* huntLog<Source>(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
  index: IndicatorIndex<Source>,
): AsyncGenerator<Sighting<Source>, Coverage> {
  let lines = 0;
  let read = 0;
  try {
    for await (const line of linesOf(counted(bytes, (size) => (read += size)))) {
      lines = line.number;
      for (const match of matchLine(index, line.text)) {
        yield { ...match, file, lineNumber: line.number, offset: line.offset, line: line.text };
      }
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // Anything without a system or zlib code is no fault of the log's.
    if (code === undefined) throw error;
    const broken = problem('damaged', `the log could be read only up to line ${lines}: ${message}`, {
      where: file,
    });
    return { file, lines, bytes: read, problem: broken };
  }
  return { file, lines, bytes: read };
}

async function* counted(
  bytes: AsyncIterable<Uint8Array>,
  count: (size: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    count(chunk.length);
    yield chunk;
  }
}
