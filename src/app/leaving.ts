import type { Ledger, Problem, Report, Result, TlpLabel } from '../model/index.ts';
import { failed, ok, problem, TLP_LABELS } from '../model/index.ts';
import type { Format } from './formats.ts';
import type { LedgerFormat } from './ledger.ts';
import { renderLedger } from './ledger.ts';
import type { RenderOptions } from './render.ts';
import { render } from './render.ts';
import type { ShownDocument } from './show-report.ts';

/**
 * The one check that every exit of the desk makes before a report's bytes go anywhere: why they may not go to
 * this audience, or undefined where they may. What is marked TLP:RED is for those it was given to and leaves in
 * no form at all; anything else goes no wider than its marking allows (TLP 2.0, FIRST 2022). A marking that was
 * not stated counts as what it is handled as.
 *
 * @param audience the marking whose readers it is meant for; the report's own where nobody says
 */
export function whyNotLeaving(
  { id, tlp }: Pick<Report, 'id' | 'tlp'>,
  audience: TlpLabel | undefined,
): Problem | undefined {
  if (tlp.label === 'TLP:RED') {
    return problem('tlp-refused', 'the report is marked TLP:RED and does not leave this desk', {
      where: id,
      hint: 'Whoever marked it may loosen the marking; read it again with --tlp if that was you.',
    });
  }
  if (goesTo(tlp.label, audience)) return undefined;
  const stated = tlp.statedBy === 'desk-default' ? 'states no marking and is handled as' : 'is marked';
  return problem('tlp-refused', `the report ${stated} ${tlp.label}, and ${audience} reaches further`, {
    where: id,
    hint: `An audience of ${tlp.label} or stricter may have it.`,
  });
}

/**
 * Formats in which a report is looked at where it is kept. They are an exit as soon as somebody else is to have
 * them, which naming an audience says; every other format is made for others.
 */
const LOOKED_AT: ReadonlySet<Format> = new Set(['brief', 'json', 'jsonl']);

/** Whether it goes to somebody: it was made for others, or others are named. */
export function isExit(format: Format, audience: TlpLabel | undefined): boolean {
  return audience !== undefined || !LOOKED_AT.has(format);
}

/**
 * A document as text of a format for an audience, or `tlp-refused`: the only way from the command line to an
 * exporter. Nobody named is one's own organisation, for which a report marked or handled as TLP:AMBER+STRICT may be
 * exported; whoever is further away must be named.
 */
export function leave(
  shown: ShownDocument,
  format: Format,
  options: RenderOptions,
  audience: TlpLabel | undefined,
): Result<string> {
  const refused = whyNotOut(shown, format, audience);
  return refused === undefined ? ok(render(shown, format, options)) : failed(refused);
}

/** Why a document may not leave in a format for an audience, or undefined where it may. */
export function whyNotOut(
  shown: ShownDocument,
  format: Format,
  audience: TlpLabel | undefined,
): Problem | undefined {
  const refused = isExit(format, audience)
    ? (whyNotLeaving(shown.document.report, audience) ?? whyNotSeen(shown, audience))
    : undefined;
  if (refused !== undefined) return refused;
  // What is to be passed on as it came does not leave as something else because its copy could not be read.
  return format === 'stix' && shown.original?.ok === false ? shown.original.problem : undefined;
}

/** Sightings are marked by whoever's logs they are from. */
function whyNotSeen(shown: ShownDocument, audience: TlpLabel | undefined): Problem | undefined {
  const { sightings } = shown;
  if (sightings === undefined || goesTo(sightings.label, audience)) return undefined;
  return problem(
    'tlp-refused',
    `the sightings are marked ${sightings.label} and do not go to this audience`,
    {
      where: shown.document.report.id,
      hint: 'Leave --sightings out, or mark them as far as they may go: --sightings AMBER.',
    },
  );
}

/**
 * A ledger as text of a format for an audience, or `tlp-refused`. It goes as far as the strictest of its reports:
 * whoever reads that a report was echoed reads what it claims.
 */
export function leaveLedger(
  ledger: Ledger,
  format: LedgerFormat,
  options: Parameters<typeof renderLedger>[2],
  audience: TlpLabel | undefined,
): Result<string> {
  if (!isLedgerExit(format, audience) || goesTo(ledger.tlp, audience)) {
    return ok(renderLedger(ledger, format, options));
  }
  const reaches = audience === undefined ? 'and does not leave this desk' : `and ${audience} reaches further`;
  return failed(
    problem('tlp-refused', `a report of the ledger is marked or handled as ${ledger.tlp}, ${reaches}`, {
      hint: 'Leave that report out, or name an audience that may have it.',
    }),
  );
}

/** Whether a ledger in that format is meant to leave, rather than to be looked at where it is. */
export function isLedgerExit(format: LedgerFormat, audience: TlpLabel | undefined): boolean {
  return audience !== undefined || !(format === 'text' || format === 'json');
}

function goesTo(label: TlpLabel, audience: TlpLabel | undefined): boolean {
  if (label === 'TLP:RED') return false;
  return audience === undefined || TLP_LABELS.indexOf(label) <= TLP_LABELS.indexOf(audience);
}
