import type { Observable, ObservableType } from '../../model/index.ts';
import { type DistinctObservable, distinctObservables } from '../lists/distinct-observables.ts';
import { whyNotPublished } from '../lists/publishable.ts';
import { type StixForm, stixForm } from './cyber-observables.ts';
import { evidenceOf } from './evidence.ts';
import { common, type Frame } from './frame.ts';
import type { Indicator, Note, Relationship, StixObject } from './objects.ts';
import { oneLine, quoted } from './text.ts';
import { validity } from './validity.ts';

/**
 * Every distinct observable as a cyber-observable object, and over it an indicator where a blocklist would carry it,
 * too: somebody calls it malicious, and nothing speaks against looking for it. The others get a note that says what
 * they are, and why they are no indicators.
 */
export function indicators(frame: Frame): StixObject[] {
  return distinctObservables(frame.document.findings, frame.options.all ?? false).flatMap((group) => {
    const { type, value } = group.lead;
    const form = stixForm(frame, type, value);
    if (form === undefined) return [];
    const why = whyNoIndicator(group);
    return why === undefined
      ? [...form.objects, ...indicatorOn(frame, group, type, form)]
      : [...form.objects, roleNote(frame, group, form, why)];
  });
}

function whyNoIndicator(group: DistinctObservable): string | undefined {
  const { lead, heldBack } = group;
  if (heldBack !== undefined) return heldBack;
  if (lead.role !== 'attacker' && lead.role !== 'unknown') return lead.role;
  // Whoever alerts on a provider's whole network alerts on its other customers.
  if (lead.type === 'autonomous-system') return 'a network of many';
  return whyNotPublished(group);
}

function indicatorOn(
  frame: Frame,
  group: DistinctObservable,
  type: ObservableType,
  form: StixForm,
): StixObject[] {
  const { lead, mentions } = group;
  const evidence = evidenceOf(frame.document, mentions, roleOf(lead));
  const indicator: Indicator = {
    ...common(frame, 'indicator', ['stix', lead.type, lead.value], evidence),
    name: oneLine(lead.value),
    description: `${quoted(frame.document, lead)} Role: ${lead.role} (${lead.roleWhy}).`,
    // Of unknown role is only what an analyst accepted without saying whose it is.
    indicator_types: [lead.role === 'attacker' ? 'malicious-activity' : 'unknown'],
    pattern: form.pattern,
    pattern_type: 'stix',
    pattern_version: '2.1',
    ...validity(frame, type),
  };
  const target = form.objects.at(-1);
  if (target === undefined) return [indicator];
  const basedOn: Relationship = {
    ...common(frame, 'relationship', ['based-on', indicator.id, target.id], evidence),
    relationship_type: 'based-on',
    source_ref: indicator.id,
    target_ref: target.id,
    description: 'The indicator looks for this observable.',
  };
  return [indicator, basedOn];
}

/** @param why it is no indicator, as `whyNoIndicator` has it */
function roleNote(frame: Frame, group: DistinctObservable, form: StixForm, why: string): Note {
  const { lead, mentions, heldBack } = group;
  const said =
    heldBack !== undefined ? [`Held back: ${heldBack}.`] : why === lead.role ? [] : [`${upper(why)}.`];
  return {
    ...common(
      frame,
      'note',
      ['role', lead.type, lead.value],
      evidenceOf(frame.document, mentions, {
        ...roleOf(lead),
        ...(heldBack === undefined ? {} : { held_back: heldBack }),
      }),
    ),
    abstract: oneLine(`Not an indicator: ${lead.value} (${why})`),
    content: [...said, `Role: ${lead.role} (${lead.roleWhy}).`, quoted(frame.document, lead)].join('\n'),
    object_refs: [form.objects.at(-1)?.id ?? frame.reportId],
  };
}

function roleOf({ role, roleWhy }: Observable): { readonly role: string; readonly role_why: string } {
  return { role, role_why: roleWhy };
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
