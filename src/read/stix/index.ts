import { failed, ok, problem, type ReadingMetadata, type Stated } from '../../model/index.ts';
import { isObject, listAt, textAt } from '../json/json-source.ts';
import { JsonWriter } from '../json/json-writer.ts';
import { below } from '../json/pointer.ts';
import { Composition } from '../parts/composition.ts';
import type { ContainerReader } from '../parts/part-reader.ts';
import { partAt, rangeAt } from '../parts/place.ts';
import { type Bundle, type BundledObject, isSystem, parseBundle } from './bundle.ts';
import { markingOf } from './marking.ts';
import { writeObjects } from './write-objects.ts';

const EXTRACTOR = 'stix@3';

/**
 * A STIX 2.0 or 2.1 bundle: each object a heading with its properties below it, every stretch leading by JSON
 * pointer to the value it is from. What the bundle as a whole states is taken from its report or grouping, where
 * there is exactly one.
 */
export const readStix: ContainerReader = async (bytes, hints, parts) => {
  const parsed = parseBundle(bytes, hints);
  if (!parsed.ok) return parsed;
  const bundle = parsed.value;
  const composition = new Composition(parts.budget);
  for (const found of bundle.problems) composition.problem(found);
  if (bundle.strange > 0) {
    const words = `${bundle.strange} entries of the bundle are no objects with a type and an id; they were left out.`;
    composition.problem(problem('damaged', words));
  }
  writeObjects(new JsonWriter(composition), bundle);
  if (composition.isEmpty)
    return failed(problem('no-text', 'The STIX bundle says nothing that could be read.'));
  const tlp = markingOf(bundle);
  const own = { ...statedBy(bundle), charset: bundle.charset, ...(tlp && { tlp }) };
  // What is printed in it is its objects' own and none of the bundle's labels or dates.
  return ok({ ...composition.finish(EXTRACTOR, own), packed: true });
};

function statedBy(bundle: Bundle): ReadingMetadata {
  const about = aboutAll(bundle);
  if (about === undefined) return {};
  const title = stated(about, 'name');
  const published = stated(about, 'published') ?? stated(about, 'modified');
  const publisher = publisherOf(about, bundle);
  return {
    ...(title && { title }),
    ...(published && { published }),
    ...(publisher && { publisher }),
  };
}

/** Who made the object; a program that made it for somebody names the source first of its references. */
function publisherOf(about: BundledObject, { byId }: Bundle): Stated | undefined {
  const maker = byId.get(textAt(about.json, 'created_by_ref') ?? '');
  if (maker === undefined || !isSystem(maker)) return maker && stated(maker, 'name');
  const [source] = listAt(about.json, 'external_references');
  const pointer = below(below(about.pointer, 'external_references'), 0);
  return isObject(source) ? stated({ ...about, json: source, pointer }, 'source_name') : undefined;
}

function aboutAll({ objects }: Bundle): BundledObject | undefined {
  for (const type of ['report', 'x-mitre-collection', 'grouping']) {
    const [only, second] = objects.filter((object) => object.type === type);
    if (only !== undefined) return second === undefined ? only : undefined;
  }
  return undefined;
}

function stated({ json, pointer }: BundledObject, property: string): Stated | undefined {
  const value = textAt(json, property);
  return value === undefined
    ? undefined
    : { value: value.trim(), at: partAt(below(pointer, property), rangeAt(0, value.length)) };
}
