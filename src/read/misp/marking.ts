import type { Stated } from '../../model/index.ts';
import { textAt } from '../json/json-source.ts';
import { below } from '../json/pointer.ts';
import { partAt, rangeAt } from '../parts/place.ts';
import { attributesIn, type MispRecord, type MispSource, recordsIn } from './events.ts';

const ORDER = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'];

/**
 * The strictest tag of the taxonomy `tlp` on an event or one of its attributes. Where one of several events carries
 * none, nothing looser than TLP:AMBER+STRICT is stated of the whole.
 */
export function markingOf({ events, manifest }: MispSource): Stated | undefined {
  const whole = [...events, ...manifest];
  const own = whole.map((event) => labelsOn(event));
  const all = [...own.flat(), ...events.flatMap((event) => attributesIn(event).flatMap(labelsOn))];
  const strictest = all.sort((a, b) => ORDER.indexOf(b.value) - ORDER.indexOf(a.value))[0];
  if (own.every((labels) => labels.length > 0)) return strictest;
  return strictest !== undefined && ORDER.indexOf(strictest.value) >= ORDER.indexOf('TLP:AMBER+STRICT')
    ? strictest
    : undefined;
}

function labelsOn(record: MispRecord): Stated[] {
  return recordsIn(record, 'Tag').flatMap(({ json, pointer }): Stated[] => {
    const name = textAt(json, 'name') ?? '';
    const value = name.toUpperCase().replace('TLP:WHITE', 'TLP:CLEAR');
    const at = partAt(below(pointer, 'name'), rangeAt(0, name.length));
    return ORDER.includes(value) ? [{ value, at }] : [];
  });
}
