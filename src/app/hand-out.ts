import type { Origin, Problem, Report, Result, TlpLabel, UtcInstant } from '../model/index.ts';
import { failed, ok, utcInstant } from '../model/index.ts';
import { mispEvent, mispText, versionedEvent } from '../share/misp/index.ts';
import { bundleOf, stixObjects, versioned } from '../share/stix/index.ts';
import type { HandedOut, LoggedAct } from '../store/index.ts';
import type { Desk } from './desk.ts';
import type { Format } from './formats.ts';
import { isExit, whyNotOut } from './leaving.ts';
import type { RenderOptions } from './render.ts';
import { lastChanged, render, stixOptions } from './render.ts';
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
  /** What is made of it before it leaves, for the log. */
  readonly as?: string;
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
  const refused = whyNotOut(shown, format, to.audience);
  const left = (): Result<string> =>
    refused === undefined ? ok(render(shown, format, options)) : failed(refused);
  if (!isExit(format, to.audience) && to.isExit !== true) return left();
  if (refused === undefined && remembers(shown, format, options)) {
    const next = await remembered(shown, format, options, desk, to);
    return next.ok ? ok(next.value.text()) : next;
  }
  const logged = await desk.store.log(exportedAct(shown.document.report, to.as ?? format, desk, to, refused));
  return logged.ok ? left() : logged;
}

/**
 * The same as STIX, object by object: for whoever puts them together otherwise. Each is JSON text with its id.
 */
export async function handOutObjects(
  shown: ShownDocument,
  desk: Desk,
  to: HandedBy,
): Promise<Result<readonly HandedObject[]>> {
  const refused = whyNotOut(shown, 'stix', to.audience);
  if (refused === undefined && remembers(shown, 'stix', {})) {
    const next = await remembered(shown, 'stix', {}, desk, to);
    return next.ok ? ok(next.value.objects) : next;
  }
  const text = await handOut(shown, 'stix', {}, desk, to);
  if (!text.ok) return text;
  const { objects } = JSON.parse(text.value) as { readonly objects: readonly { readonly id: string }[] };
  return ok(objects.map((object) => ({ id: object.id, json: JSON.stringify(object) })));
}

/** An object of STIX that leaves. */
export interface HandedObject {
  readonly id: string;
  readonly json: string;
}

/** What follows what is out, remembered and logged in one transaction. */
async function remembered(
  shown: ShownDocument,
  format: Format,
  options: RenderOptions,
  desk: Desk,
  to: HandedBy,
): Promise<Result<Following>> {
  const { report } = shown.document;
  const out = await desk.store.handedOut(report.id, format);
  if (!out.ok) return out;
  const next = following(shown, format, options, out.value, utcInstant(desk.keep.now()));
  const act = exportedAct(report, format, desk, to, undefined);
  const { records } = next;
  const handed = await desk.store.handOut({ reportId: report.id, format, records, act });
  return handed.ok ? ok(next) : handed;
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
  readonly text: () => string;
  /** Of STIX; of any other format none. */
  readonly objects: readonly HandedObject[];
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
    const made = { objects: stixObjects(shown.document, stixOptions(shown, options)) };
    const { objects, texts, given } = versioned(made, out, now);
    return {
      text: () => bundleOf(texts),
      objects: objects.map(({ id }, index) => ({ id, json: texts[index] ?? '' })),
      records: given,
    };
  }
  const made = mispEvent(shown.document, { ...options, modified: lastChanged(shown) });
  const { event, given } = versionedEvent(made, out, String(Math.floor(Date.parse(now) / 1000)));
  return { text: () => mispText(event), objects: [], records: given };
}
