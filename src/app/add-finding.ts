import type { Reading, Result, Span } from '../model/index.ts';
import { failed, ok, problem, spanIn } from '../model/index.ts';
import type { ClaimSaid } from './add-claim.ts';
import { addClaim } from './add-claim.ts';
import type { DecideOptions } from './decide-findings.ts';
import { decideFinding } from './decide-findings.ts';
import type { Desk } from './desk.ts';
import type { FindingCard } from './finding-card.ts';
import { cardsOf } from './finding-card.ts';
import type { SelectedAs } from './selected-finding.ts';
import { selectedFinding } from './selected-finding.ts';
import { shownReading } from './shown-reading.ts';
import type { ByAnalyst } from './stories.ts';

/** UTF-16 code units that may be selected at once: a printed rule is long. */
const LONGEST = 20_000;

/** Words of the reading that is shown; `quote` is what whoever selected them saw there. */
export interface Selection {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/**
 * Makes a finding of selected words, accepted in the analyst's name. Fails with `bad-usage` where the reading
 * does not say `quote` there, since then the analyst saw something else.
 */
export async function addSelected(
  reference: string,
  selection: Selection,
  as: SelectedAs,
  by: ByAnalyst,
  desk: Desk,
): Promise<Result<FindingCard>> {
  const shown = await desk.store.shown(reference);
  if (!shown.ok) return shown;
  const { capture, readingId } = shown.value;
  const reading = await shownReading(capture.id, readingId, desk);
  if (!reading.ok) return reading;
  const span = spanOfSelection(reading.value, selection);
  if (!span.ok) return span;
  const finding = selectedFinding(reading.value, span.value, as, by.by);
  if (!finding.ok) return finding;
  const added = await desk.store.add(capture.id, finding.value, by);
  return added.ok ? cardOf(added.value.id, desk) : added;
}

/** A claim in the report's own words; the sentence must stand in it once. */
export async function addSelectedClaim(
  reference: string,
  said: ClaimSaid,
  by: ByAnalyst,
  desk: Desk,
): Promise<Result<FindingCard>> {
  const added = await addClaim(reference, said, by, desk);
  return added.ok ? cardOf(added.value.id, desk) : added;
}

/**
 * Corrects where a finding stands: what stood elsewhere is rejected, and the same is added where it belongs, so
 * that both places stay on record. Gives back the rejected one first.
 */
export async function moveFinding(
  findingId: string,
  selection: Selection,
  options: Pick<DecideOptions, 'revision'>,
  by: ByAnalyst,
  desk: Desk,
): Promise<Result<readonly FindingCard[]>> {
  const found = await desk.store.reviewed(findingId);
  if (!found.ok) return found;
  const { finding, about, reportId, captureId, readingId } = found.value;
  if (finding.kind === 'claim') {
    return failed(problem('bad-usage', 'a claim is made of several spans; reject it and add it anew'));
  }
  const reading = await shownReading(captureId, readingId, desk);
  if (!reading.ok) return reading;
  const span = spanOfSelection(reading.value, selection);
  if (!span.ok) return span;
  const as: SelectedAs = {
    kind: finding.kind,
    type: about.type,
    // Of an observable the new words say the value.
    ...(finding.kind !== 'observable' && { value: about.value }),
    ...(finding.kind === 'observable' && { role: finding.role }),
  };
  const moved = selectedFinding(reading.value, span.value, as, by.by);
  if (!moved.ok) return moved;
  const rejected = await decideFinding(findingId, { action: 'reject' }, options, by, desk);
  if (!rejected.ok) return rejected;
  const added = await addSelected(reportId, selection, as, by, desk);
  return added.ok ? ok([...rejected.value, added.value]) : added;
}

function spanOfSelection(reading: Reading, { start, end, quote }: Selection): Result<Span> {
  if (
    end > start &&
    end - start <= LONGEST &&
    reading.text.slice(start, end) === quote &&
    quote.trim() !== ''
  )
    return ok(spanIn(reading, start, end));
  return failed(
    problem('bad-usage', 'these words do not stand at this place of the reading', {
      where: `${start} to ${end}`,
      hint: 'The report may have been read again meanwhile: load it anew.',
    }),
  );
}

async function cardOf(findingId: string, desk: Desk): Promise<Result<FindingCard>> {
  const found = await desk.store.reviewed(findingId);
  if (!found.ok) return found;
  const cards = await cardsOf([found.value], desk);
  if (!cards.ok) return cards;
  const [card] = cards.value;
  if (card === undefined) throw new Error('one finding made no card');
  return ok(card);
}
