import type { Problem } from '../../model/index.ts';
import { problem } from '../../model/index.ts';
import { LineSplitter } from '../logs/line-splitter.ts';
import { openLog } from '../logs/open-log.ts';
import { eventHost } from '../records/event-host.ts';
import type { EventTime } from '../records/event-time.ts';
import { eventTime } from '../records/event-time.ts';
import { fieldsOf } from '../records/fields.ts';
import { SHAPE_BYTES, shapeOf } from '../records/log-shape.ts';
import { matchesRule } from './match-rule.ts';
import type { SigmaRule } from './sigma-rule.ts';

/** A record that a rule matches. */
export interface RuleHit {
  /** Place of the rule in the list. */
  readonly rule: number;
  readonly file: string;
  /** 1-based. */
  readonly lineNumber: number;
  /** Of the line's first byte, after decompression. */
  readonly offset: number;
  readonly line: string;
  readonly time?: EventTime;
  readonly host?: string;
}

/** What a log came to: its lines, those without fields, which only words can match, and what stopped it. */
export interface RulesDone {
  readonly lines: number;
  readonly withoutFields: number;
  readonly problem?: Problem;
}

/**
 * Asks every line of a log for every rule. A line of more than 256 KiB is asked in pieces, which have no fields.
 *
 * @param changed when the log was last changed, ms since the epoch
 */
export async function* runRules(
  file: string,
  changed: number,
  rules: readonly SigmaRule[],
): AsyncGenerator<RuleHit, RulesDone> {
  const log = await openLog(file);
  if (!log.ok) return { lines: 0, withoutFields: 0, problem: log.problem };
  const splitter = new LineSplitter();
  let shape: ReturnType<typeof shapeOf> | undefined;
  let lines = 0;
  let withoutFields = 0;
  try {
    for await (const chunk of log.value) {
      shape ??= shapeOf(Buffer.from(chunk.subarray(0, SHAPE_BYTES)).toString('utf8'));
      yield* asked(splitter.push(chunk));
    }
    yield* asked(splitter.end(false));
    return { lines, withoutFields };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const message = `rules were run up to line ${lines} only: ${error.message}`;
    return { lines, withoutFields, problem: problem('damaged', message, { where: file }) };
  }

  function* asked(found: ReturnType<LineSplitter['push']>): Generator<RuleHit> {
    for (const { text: line, number: lineNumber, offset } of found) {
      lines = lineNumber;
      const fields = fieldsOf(line, shape ?? { kind: 'lines' });
      if (fields.length === 0) withoutFields += 1;
      for (const [at, rule] of rules.entries()) {
        if (!matchesRule(rule, { line, fields })) continue;
        const time = eventTime(line, fields, changed);
        const host = eventHost(line, fields);
        const place = { ...(time !== undefined && { time }), ...(host !== undefined && { host }) };
        yield { rule: at, file, lineNumber, offset, line, ...place };
      }
    }
  }
}
