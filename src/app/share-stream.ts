import type { Problem, Result } from '../model/index.ts';
import { failed, ok, problem } from '../model/index.ts';
import { lineSafe } from '../share/json/index.ts';
import { derivedUuid } from './derived-uuid.ts';
import type { Desk } from './desk.ts';
import type { StreamFormat } from './formats.ts';
import { type HandedBy, handOut, handOutObjects } from './hand-out.ts';
import { type ReportsAsked, referencesOf } from './reports-asked.ts';
import type { ShownDocument } from './show-report.ts';
import { showReport } from './show-report.ts';

export interface Streamed {
  readonly reports: number;
  /** Reports that stay out, and why. */
  readonly leftOut: readonly Problem[];
}

/** How reports follow one another in one text. */
interface Joining {
  readonly opening: string;
  /** What a report adds; `isFirst` where nothing stands before it. */
  readonly part: (shown: ShownDocument, isFirst: boolean) => Promise<Result<string>>;
  readonly closing: string;
}

/**
 * Several reports in one text, one after another: never more than one of them is in memory, however many there are.
 * Each passes the check and the log by itself, and is remembered as when it leaves alone. Nothing is written before
 * the first report that may leave is there; fails with `tlp-refused` where none may, with `not-in-store` where there
 * is none.
 *
 * @param write puts a piece of the text where it goes, and is waited for
 */
export async function streamReports(
  asked: ReportsAsked,
  format: StreamFormat,
  desk: Desk,
  to: HandedBy,
  write: (piece: string) => Promise<void>,
): Promise<Result<Streamed>> {
  const references = await referencesOf(asked, desk);
  if (!references.ok) return references;
  const joining = joiningOf(format, references.value, desk, to);
  const leftOut: Problem[] = [];
  let reports = 0;
  for (const reference of references.value) {
    const shown = await showReport(reference, desk);
    if (!shown.ok) return shown;
    const part = await joining.part(shown.value, reports === 0);
    if (!part.ok && part.problem.code !== 'tlp-refused') return part;
    if (!part.ok) {
      leftOut.push(part.problem);
      continue;
    }
    await write((reports === 0 ? joining.opening : '') + part.value);
    reports += 1;
  }
  const [refusal] = leftOut;
  if (reports === 0)
    return failed(refusal ?? problem('not-in-store', 'there is no report that could be shared'));
  await write(joining.closing);
  return ok({ reports, leftOut });
}

function joiningOf(format: StreamFormat, references: readonly string[], desk: Desk, to: HandedBy): Joining {
  if (format === 'stix') return bundle(`bundle--${derivedUuid('bundle', ...references)}`, desk, to);
  const join = format === 'csv' ? withoutHeader : (text: string): string => text;
  return {
    opening: '',
    closing: '',
    async part(shown, isFirst) {
      const text = await handOut(shown, format, {}, desk, to);
      return text.ok ? ok(join(text.value, isFirst)) : text;
    },
  };
}

function withoutHeader(text: string, isFirst: boolean): string {
  return isFirst ? text : text.slice(text.indexOf('\r\n') + 2);
}

/** Ids that are remembered, to write what several reports share once; beyond them something may stand twice. */
const MOST_IDS = 50_000;

/** One bundle of all, with an id for the reports it is of: nobody knows its content before its end. */
function bundle(id: string, desk: Desk, to: HandedBy): Joining {
  const seen = new Set<string>();
  let isEmpty = true;
  return {
    opening: `{"type":"bundle","id":"${id}","objects":[`,
    async part(shown) {
      const objects = await handOutObjects(shown, desk, to);
      if (!objects.ok) return objects;
      const pieces: string[] = [];
      for (const object of objects.value) {
        if (seen.has(object.id)) continue;
        if (seen.size >= MOST_IDS) seen.clear();
        seen.add(object.id);
        pieces.push(object.json);
      }
      if (pieces.length === 0) return ok('');
      const before = isEmpty ? '' : ',\n';
      isEmpty = false;
      return ok(before + lineSafe(pieces.join(',\n')));
    },
    closing: ']}\n',
  };
}
