import type { Kysely } from 'kysely';
import type { Clue, ClueKind, Finding, Passage, Report, Result, StorySeed } from '../../model/index.ts';
import { ok } from '../../model/index.ts';
import type { Schema } from '../schema.ts';
import type { FindingPlace } from '../stored.ts';
import { isRejectedElsewhere } from './rejections.ts';
import { decode, findingOf } from './rows.ts';

/** Clues of one kind that a report is known by; a list of thousands of addresses is known by its first ones. */
const MOST_OF_A_KIND = 200;
/** Records that a statement asks for. */
const ASKED = 500;

export async function seeds(db: Kysely<Schema>): Promise<Result<readonly StorySeed[]>> {
  const reports = await db
    .selectFrom('reports')
    .select(['id', 'record', 'current_capture', 'current_reading'])
    .orderBy('id')
    .execute();
  const found: StorySeed[] = [];
  for (const { id, record, current_capture, current_reading } of reports) {
    const { title, publisher, published } = decode<Report>(record);
    found.push({
      reportId: id,
      title,
      ...(publisher !== undefined && { publisher }),
      ...(published !== undefined && { published }),
      clues: await cluesOf(db, current_capture, current_reading),
    });
  }
  return ok(found);
}

async function cluesOf(db: Kysely<Schema>, captureId: string, readingId: string): Promise<readonly Clue[]> {
  const rows = await db
    .selectFrom('findings')
    .select(['id', 'kind', 'type', 'value', 'record', 'edit'])
    .where('capture_id', '=', captureId)
    .where('reading_id', '=', readingId)
    .where('kind', 'in', ['observable', 'software', 'claim', 'actor-name', 'vulnerability'])
    .where('status', '!=', 'rejected')
    .where('held_back', '=', 0)
    .where((is) => is.not(isRejectedElsewhere(is)))
    .orderBy('span_start')
    .execute();
  const clues = new Map<string, Clue>();
  const counts = new Map<ClueKind, number>();
  for (const row of rows) {
    for (const { kind, shown } of saysOf(row)) {
      const key = `${kind} ${keyOf(shown)}`;
      const count = counts.get(kind) ?? 0;
      if (clues.has(key) || count >= MOST_OF_A_KIND) continue;
      counts.set(kind, count + 1);
      clues.set(key, { kind, key, shown, findingId: row.id });
    }
  }
  return [...clues.values()];
}

interface Row {
  readonly kind: string;
  readonly type: string | null;
  readonly value: string;
  readonly record: string;
  readonly edit: string | null;
}

function saysOf({ kind, type, value, record, edit }: Row): readonly Pick<Clue, 'kind' | 'shown'>[] {
  switch (kind) {
    case 'observable':
      return isAttackers(edit, record) ? [{ kind: 'indicator', shown: value }] : [];
    case 'software':
      return type === 'malware' ? [{ kind: 'malware', shown: value }] : [];
    case 'vulnerability':
      return [{ kind: 'vulnerability', shown: value }];
    case 'actor-name':
      return [{ kind: 'actor', shown: value }];
    default:
      return saidBy(decode<Finding>(record));
  }
}

/** Told without decoding the whole record: there may be a million of them. */
function isAttackers(edit: string | null, record: string): boolean {
  const edited = edit === null ? null : /"role":"([a-z-]{1,20})"/.exec(edit);
  return edited === null ? record.includes('"role":"attacker"') : edited[1] === 'attacker';
}

function saidBy(finding: Finding): readonly Pick<Clue, 'kind' | 'shown'>[] {
  if (finding.kind !== 'claim') return [];
  const actors = [finding.object, finding.subject].flatMap((object) =>
    object?.kind === 'actor' && object.entity !== undefined ? [object.entity] : [],
  );
  return [
    ...actors.map((shown) => ({ kind: 'actor', shown }) as const),
    ...(finding.incident === undefined ? [] : [{ kind: 'incident', shown: finding.incident } as const]),
  ];
}

/** Letter case, articles and white space aside. */
function keyOf(shown: string): string {
  return shown
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(/^(?:the|an?|this|that) /u, '');
}

export async function passages(
  db: Kysely<Schema>,
  places: readonly FindingPlace[],
): Promise<Result<ReadonlyMap<string, Passage>>> {
  const found = new Map<string, Passage>();
  const reports = await db
    .selectFrom('reports')
    .select(['id', 'current_capture', 'current_reading'])
    .execute();
  const shown = new Map(reports.map(({ id, ...current }) => [id, current]));
  const reportsOf = new Map<string, Set<string | undefined>>();
  for (const { findingId, reportId } of places)
    reportsOf.set(findingId, (reportsOf.get(findingId) ?? new Set()).add(reportId));
  const ids = [...reportsOf.keys()];
  for (let from = 0; from < ids.length; from += ASKED) {
    const rows = await db
      .selectFrom('findings')
      .select(['id', 'capture_id', 'reading_id', 'report_id', 'record', 'status', 'by', 'edit', 'grade'])
      .where('id', 'in', ids.slice(from, from + ASKED))
      .execute();
    for (const { id, capture_id, reading_id, report_id, ...row } of rows) {
      const wanted = reportsOf.get(id);
      if (wanted?.has(report_id) !== true && wanted?.has(undefined) !== true) continue;
      // Joined by hand: asked to join, SQLite goes through all reports once a statement.
      const current = shown.get(report_id);
      if (current?.current_capture !== capture_id || current.current_reading !== reading_id) continue;
      found.set(`${report_id} ${id}`, {
        reportId: report_id,
        readingId: reading_id,
        span: findingOf(row).span,
      });
    }
  }
  return ok(found);
}
