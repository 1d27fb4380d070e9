import { hash } from 'node:crypto';
import type { MispEvent } from './event.ts';
import type { MispAttribute, MispObject, MispTag } from './records.ts';

/** A static feed as MISP fetches it: files by their names. */
export type FeedFiles = ReadonlyMap<string, string>;

/**
 * A MISP feed of whole events: each as `<uuid>.json`, `manifest.json` that names them, and `hashes.csv` with the MD5
 * of every value that is offered (what was withdrawn is not), by which a server looks up what it has seen. Events
 * are written as PyMISP's `to_feed` writes them, with the analysts' notes and opinions beside.
 */
export function feedFiles(events: readonly MispEvent[]): FeedFiles {
  const files = new Map<string, string>();
  for (const event of events) files.set(`${event.uuid}.json`, json({ Event: feedEvent(event) }));
  files.set('hashes.csv', events.flatMap(hashLines).join(''));
  files.set(
    'manifest.json',
    json(Object.fromEntries(events.map((event) => [event.uuid, manifestEntry(event)]))),
  );
  return files;
}

function json(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

function feedEvent(event: MispEvent): Readonly<Record<string, unknown>> {
  const { Attribute, Object: objects, Tag, distribution: _, ...rest } = event;
  return {
    ...rest,
    published: true,
    publish_timestamp: event.timestamp,
    extends_uuid: '',
    protected: false,
    Tag: Tag.map(feedTag),
    Attribute: Attribute.map(feedAttribute),
    Object: objects.map(feedObject),
  };
}

function feedAttribute({ distribution: _, Tag, ...rest }: MispAttribute): Readonly<Record<string, unknown>> {
  return Tag === undefined ? rest : { ...rest, Tag: Tag.map(feedTag) };
}

function feedObject({ distribution: _, Attribute, ...rest }: MispObject): Readonly<Record<string, unknown>> {
  return { ...rest, Attribute: Attribute.map(feedAttribute) };
}

function feedTag({ name }: MispTag): Readonly<Record<string, unknown>> {
  return { name, colour: '#ffffff', local: false, relationship_type: '' };
}

function manifestEntry(event: MispEvent): Readonly<Record<string, unknown>> {
  return {
    Orgc: event.Orgc,
    Tag: event.Tag.map(feedTag),
    info: event.info,
    date: event.date,
    analysis: Number(event.analysis),
    threat_level_id: Number(event.threat_level_id),
    timestamp: Number(event.timestamp),
  };
}

function hashLines(event: MispEvent): string[] {
  const all = [...event.Attribute, ...event.Object.flatMap(({ Attribute }) => Attribute)];
  return all
    .filter(({ deleted }) => !deleted)
    .flatMap(({ type, value }) => (type.includes('|') ? value.split('|') : [value]))
    .map((value) => `${hash('md5', value)},${event.uuid}\n`);
}
