import type { Origin, Problem, Report, Result, TlpLabel, UtcInstant } from '../model/index.ts';
import { ok, utcInstant } from '../model/index.ts';
import { mispEvent, mispText, versionedEvent } from '../share/misp/index.ts';
import { bundleText, toStix, versioned } from '../share/stix/index.ts';
import type { HandedOut, LoggedAct } from '../store/index.ts';
import type { Desk } from './desk.ts';
import type { Format } from './formats.ts';
import { isExit, leave } from './leaving.ts';
import type { RenderOptions } from './render.ts';
import { lastChanged, stixOptions } from './render.ts';
import type { ShownDocument } from './show-report.ts';

/** Who hands out, by which door and to whom. */
export interface HandedBy {
  readonly by?: string | undefined;
  /** A command of this machine's where absent. */
  readonly origin?: Origin | undefined;
  /** The marking whose readers it is meant for; one's own organisation where nobody says. */
  readonly audience: TlpLabel | undefined;
  /** It goes over the wire, whatever the format. */
  readonly isExit?: true;
}

/**
 * The way of a report out of the desk: the check of its marking, what is out of it already, and a line in the audit
 * log that says what left, under which marking, to whom and by which door. A refusal is logged, too. What the
 * machine merely shows where it is kept is no exit and is not logged.
 *
 * STIX and MISP follow what is out: what did not change keeps its version, and what is no longer there is taken back.
 * With `all` there is no such memory: that is a look at everything, and another set than what is offered.
 */
export async function handOut(
  shown: ShownDocument,
  format: Format,
  options: RenderOptions,
  desk: Desk,
  to: HandedBy,
): Promise<Result<string>> {
  const left = leave(shown, format, options, to.audience);
  if (!isExit(format, to.audience) && to.isExit !== true) return left;
  const { report } = shown.document;
  const reportId = report.id;
  const now = utcInstant(desk.keep.now());
  const act = exportedAct(report, format, desk, to, left.ok ? undefined : left.problem);
  if (!left.ok || !remembers(shown, format, options)) {
    const logged = await desk.store.log(act);
    return logged.ok ? left : logged;
  }
  const out = await desk.store.handedOut(reportId, format);
  if (!out.ok) return out;
  const next = following(shown, format, options, out.value, now);
  const handed = await desk.store.handOut({ reportId, format, records: next.records, act });
  return handed.ok ? ok(next.text) : handed;
}

/** The line of the log that says that a report left, or why it did not. */
export function exportedAct(
  { id, tlp }: Pick<Report, 'id' | 'tlp'>,
  format: string,
  desk: Desk,
  { by, origin, audience }: HandedBy,
  refused: Problem | undefined,
): LoggedAct {
  return {
    at: utcInstant(desk.keep.now()),
    ...(by !== undefined && { by }),
    ...(origin !== undefined && { origin }),
    what: 'exported',
    subject: id,
    reportId: id,
    outcome: refused === undefined ? 'done' : refused.code,
    detail: { format, tlp: tlp.label, ...(audience !== undefined && { audience }) },
  };
}

function remembers(shown: ShownDocument, format: Format, { all }: RenderOptions): boolean {
  return (format === 'stix' || format === 'misp') && all !== true && shown.original === undefined;
}

interface Following {
  readonly text: string;
  readonly records: readonly HandedOut[];
}

/** An export that follows what is out of the same report. */
function following(
  shown: ShownDocument,
  format: Format,
  options: RenderOptions,
  out: readonly HandedOut[],
  now: UtcInstant,
): Following {
  if (format === 'stix') {
    const { bundle, given } = versioned(toStix(shown.document, stixOptions(shown, options)), out, now);
    return { text: bundleText(bundle), records: given };
  }
  const made = mispEvent(shown.document, { ...options, modified: lastChanged(shown) });
  const { event, given } = versionedEvent(made, out, String(Math.floor(Date.parse(now) / 1000)));
  return { text: mispText(event), records: given };
}
