import { type DistinctObservable, distinctObservables } from '../lists/distinct-observables.ts';
import { whyNotPublished } from '../lists/publishable.ts';
import { quoted } from '../stix/text.ts';
import { attribute, type Frame } from './frame.ts';
import type { MispAttribute } from './records.ts';
import { mispType } from './types.ts';

/**
 * Each distinct value as an attribute. `to_ids` only where a blocklist would carry it too; what an analyst
 * rejected goes as deleted, so that whoever has it takes it out.
 */
export function observables(frame: Frame): MispAttribute[] {
  return distinctObservables(frame.document.findings, true).flatMap((group) => {
    const isRejected =
      group.heldBack !== undefined && group.mentions.some(({ status }) => status === 'rejected');
    if (group.heldBack !== undefined && !isRejected && !frame.all) return [];
    return [observable(frame, group, isRejected)];
  });
}

function observable(frame: Frame, group: DistinctObservable, deleted: boolean): MispAttribute {
  const { lead, mentions, heldBack } = group;
  const { type, category, detects } = mispType(lead.type, lead.value);
  const why = detects ? whyNotPublished(group) : 'nothing to detect by';
  const words = [
    ...(heldBack === undefined ? [] : [`Held back: ${heldBack}.`]),
    quoted(frame.document, lead),
    ...(type === 'text' ? [`Type: ${lead.type}.`] : []),
    `Role: ${lead.role} (${lead.roleWhy}).`,
    ...(lead.port === undefined ? [] : [`Port: ${lead.port}.`]),
    ...(mentions.length > 1 ? [`${mentions.length} mentions.`] : []),
    ...(why === undefined || why === heldBack ? [] : [`Not for detection: ${why}.`]),
  ];
  return attribute(frame, [lead.type, lead.value], {
    type,
    category,
    value: lead.value,
    to_ids: why === undefined,
    comment: words.join(' '),
    deleted,
  });
}
