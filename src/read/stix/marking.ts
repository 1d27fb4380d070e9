import type { Stated } from '../../model/index.ts';
import { listAt, objectAt, textAt } from '../json/json-source.ts';
import { below } from '../json/pointer.ts';
import { partAt, rangeAt } from '../parts/place.ts';
import type { Bundle } from './bundle.ts';

/** Ids that OASIS fixed for TLP 2.0 and, in STIX 2.1 section 7.2.1.4, for TLP 1. */
const LABELS: Readonly<Record<string, string>> = {
  '94868c89-83c2-464b-929b-a1a8aa3c8487': 'TLP:CLEAR',
  '613f2e26-407d-48c7-9eca-b8e91df99dc9': 'TLP:CLEAR',
  'bab4a63c-aed9-4cf5-a766-dfca5abac2bb': 'TLP:GREEN',
  '34098fce-860f-48ae-8e50-ebd3cc5e41da': 'TLP:GREEN',
  '55d920b0-5e8b-4f79-9ee9-91f868d9b421': 'TLP:AMBER',
  'f88d31f6-486f-44da-b317-01333bde0b82': 'TLP:AMBER',
  '939a9414-2ddd-4d32-a0cd-375ea402b003': 'TLP:AMBER+STRICT',
  'e828b379-4e03-4974-9ac4-e53a884c97c1': 'TLP:RED',
  '5e57c739-391a-4eb3-b6be-7d15ca92d5ed': 'TLP:RED',
};
/** What the desk handles as where nothing is stated. */
const UNSTATED = 'TLP:AMBER+STRICT';
const ORDER = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'];

/**
 * The strictest TLP that marks an object of the bundle, with the reference that says so. Where an object carries
 * none, the bundle as a whole states CLEAR or GREEN for nobody: what one object may, the others may not.
 */
export function markingOf(bundle: Bundle): Stated | undefined {
  let strictest: Stated | undefined;
  let isWhole = true;
  for (const { type, pointer, json } of bundle.objects) {
    if (type === 'marking-definition') continue;
    let isMarked = false;
    for (const [index, ref] of listAt(json, 'object_marking_refs').entries()) {
      const value = typeof ref === 'string' ? labelOf(ref, bundle) : undefined;
      if (value === undefined || typeof ref !== 'string') continue;
      isMarked = true;
      const at = below(below(pointer, 'object_marking_refs'), index);
      if (strictest === undefined || ORDER.indexOf(value) > ORDER.indexOf(strictest.value))
        strictest = { value, at: partAt(at, rangeAt(0, ref.length)) };
    }
    // A definition of an extension says nothing of anybody; nor does the identity of who wrote the bundle.
    if (!isMarked && type !== 'extension-definition' && type !== 'identity') isWhole = false;
  }
  if (strictest === undefined || isWhole) return strictest;
  return ORDER.indexOf(strictest.value) >= ORDER.indexOf(UNSTATED) ? strictest : undefined;
}

function labelOf(ref: string, { byId }: Bundle): string | undefined {
  const known = LABELS[ref.replace('marking-definition--', '')];
  if (known !== undefined) return known;
  const definition = byId.get(ref)?.json;
  if (definition === undefined) return undefined;
  const extension = Object.values(objectAt(definition, 'extensions'))
    .map((each) =>
      typeof each === 'object' && each !== null ? (each as { tlp_2_0?: unknown }).tlp_2_0 : undefined,
    )
    .find((each) => typeof each === 'string');
  const said = extension ?? textAt(objectAt(definition, 'definition'), 'tlp') ?? textAt(definition, 'name');
  const label = `TLP:${String(said ?? '')
    .toUpperCase()
    .replace(/^TLP:/u, '')
    .replace('WHITE', 'CLEAR')}`;
  return ORDER.includes(label) ? label : undefined;
}
