import { failed, ok, problem, type ReadingMetadata, type Stated } from '../../model/index.ts';
import { objectAt, textAt } from '../json/json-source.ts';
import { JsonWriter } from '../json/json-writer.ts';
import { below } from '../json/pointer.ts';
import { Composition } from '../parts/composition.ts';
import type { ContainerReader } from '../parts/part-reader.ts';
import { partAt, rangeAt } from '../parts/place.ts';
import { type MispRecord, type MispSource, parseMisp } from './events.ts';
import { markingOf } from './marking.ts';
import { writeEntry, writeEvent } from './write-events.ts';

const EXTRACTOR = 'misp@3';

/** MISP events, or the manifest of a feed, whose stretches lead by JSON pointer to the values they are from. */
export const readMisp: ContainerReader = async (bytes, hints, parts) => {
  const parsed = parseMisp(bytes, hints);
  if (!parsed.ok) return parsed;
  const source = parsed.value;
  const composition = new Composition(parts.budget);
  for (const found of source.problems) composition.problem(found);
  const writer = new JsonWriter(composition);
  for (const event of source.events) writeEvent(writer, event);
  for (const entry of source.manifest) writeEntry(writer, entry);
  if (composition.isEmpty)
    return failed(problem('no-text', 'The MISP file says nothing that could be read.'));
  const tlp = markingOf(source);
  const own = { ...statedBy(source), charset: source.charset, ...(tlp && { tlp }) };
  return ok({ ...composition.finish(EXTRACTOR, own), packed: true });
};

/** What a single event says of itself; several are called by their file's name. */
function statedBy({ events }: MispSource): ReadingMetadata {
  const [event, second] = events;
  if (event === undefined || second !== undefined) return {};
  const maker = { json: objectAt(event.json, 'Orgc'), pointer: below(event.pointer, 'Orgc') };
  const [title, published, publisher] = [stated(event, 'info'), stated(event, 'date'), stated(maker, 'name')];
  return {
    ...(title && { title }),
    ...(published && { published }),
    ...(publisher && { publisher }),
  };
}

function stated({ json, pointer }: MispRecord, property: string): Stated | undefined {
  const value = textAt(json, property);
  return value === undefined
    ? undefined
    : { value: value.trim(), at: partAt(below(pointer, property), rangeAt(0, value.length)) };
}
