import type { Result, TlpLabel } from '../model/index.ts';
import { ok } from '../model/index.ts';
import { inMarks } from '../share/in-marks.ts';
import { lineSafeJson } from '../share/json/line-safe.ts';
import { defang, unclickable } from '../share/lists/defang.ts';
import type { StoredSighting } from '../store/index.ts';
import type { Desk } from './desk.ts';
import type { ShownDocument } from './show-report.ts';

export type { SightingPlace } from '../store/index.ts';

/** A report with what hunts have seen of it, to be handed on under a marking; what was rejected since stays here. */
export async function withSightings(
  shown: ShownDocument,
  label: TlpLabel,
  desk: Desk,
): Promise<Result<ShownDocument>> {
  const kept = await desk.store.sightings(shown.document.report.id);
  if (!kept.ok) return kept;
  const seen = kept.value.filter(({ status }) => status !== 'rejected');
  return ok({ ...shown, sightings: { label, seen } });
}

/** One JSON record a sighting; described in docs/reference/hunt.md. */
export function sightingsJson(kept: readonly StoredSighting[]): string {
  return kept.map((each) => `${lineSafeJson(each)}\n`).join('');
}

/** For a person: what was seen where and when, the first line of it, and the words of the report that name it. */
export function sightingsLines(
  kept: readonly StoredSighting[],
  titles: ReadonlyMap<string, string>,
): string[] {
  return kept.flatMap((each) => {
    const { indicator, count, day, host, file, role, status, span, reportId, lines } = each;
    const { type, value } = indicator;
    const head = `${String(count).padStart(7)}  ${type} ${defang(type, value)}  ${day ?? 'day not stated'}`;
    const times = each.first === undefined ? [] : [`         seen    ${timesOf(each)}`];
    const [line] = lines;
    const shown = line === undefined ? [] : [`         ${placed(line)}${safe(each, line.text)}`];
    const page = span.page === undefined ? '' : `, p.${span.page}`;
    const stands = status === 'suggested' || status === undefined ? '' : `, ${status}`;
    const named = `${inMarks(unclickable(type, span.quote))} (${titles.get(reportId) ?? reportId}${page}; ${role}${stands})`;
    return [
      `${head}  ${host ?? 'host not stated'}  ${file}`,
      ...times,
      ...shown,
      `         report  ${named}`,
    ];
  });
}

function placed({ lineNumber }: StoredSighting['lines'][number]): string {
  return lineNumber === undefined ? 'row     ' : `line    ${lineNumber}: `;
}

function timesOf({ first, last, assumed }: StoredSighting): string {
  const taken = assumed === undefined ? '' : ` (${assumed.join(' and ')} assumed)`;
  return first === last ? `${first}${taken}` : `${first} to ${last}${taken}`;
}

const SHOWN = 200;

/** The line with the matched words made unclickable. */
function safe({ indicator, lines }: StoredSighting, text: string): string {
  const matched = lines[0]?.matched ?? '';
  const at = Math.max(0, text.indexOf(matched));
  const from = Math.max(0, at - SHOWN / 2);
  const stretch = text.slice(from, from + SHOWN);
  return stretch
    .replaceAll(matched, () => unclickable(indicator.type, matched))
    .replace(/\s+/gu, ' ')
    .trim();
}
