import type { Block, Stated } from '../../model/index.ts';
import { append } from '../append.ts';
import type { Composition } from '../parts/composition.ts';
import { type Piece, textOf } from '../parts/piece.ts';
import { partAt, rangeAt } from '../parts/place.ts';
import type { Package } from '../zip/archive.ts';
import { readStory } from './read-story.ts';
import { type Relationship, relationshipsIn, relationshipsOf, targetPart } from './relationships.ts';
import type { Link, Paragraph, Story } from './story.ts';
import type { Style } from './styles.ts';

/** The stories beside the body, in the order they are read, and what their paragraphs are. */
const BESIDE: readonly (readonly [type: string, kind: Block['kind']])[] = [
  ['footnotes', 'reference'],
  ['endnotes', 'reference'],
  ['header', 'running'],
  ['footer', 'running'],
  ['comments', 'comment'],
];
const MOST_STORIES = 100;

interface Written {
  readonly links: readonly Link[];
  /** The paragraph in the Title style. */
  readonly title: Stated | undefined;
}

/** Writes the body and the stories beside it; what could not be unpacked of those is a problem. */
export function readStories(
  composition: Composition,
  file: Package,
  main: string,
  body: string,
  styles: ReadonlyMap<string, Style>,
): Written {
  const relationships = relationshipsOfPart(file, main);
  const links: Link[] = [];
  const deleted: Paragraph[] = [];
  const add = (source: string, path: string, kind: Block['kind'], own: readonly Relationship[]): Story => {
    const story = readStory(source, {
      path,
      styles,
      kind,
      targets: targetsOf(relationshipsOf(path), own),
      firstTable: composition.tables,
    });
    append(links, story.links);
    append(deleted, story.deleted);
    return story;
  };
  const title = write(composition, add(body, main, 'paragraph', relationships).paragraphs);
  const beside = BESIDE.flatMap(([type, kind]) =>
    relationships.filter((found) => found.type === type && !found.external).map((found) => ({ found, kind })),
  );
  for (const { found, kind } of beside.slice(0, MOST_STORIES)) {
    const path = targetPart(main, found.target.value);
    const source = file.xml(path);
    if (source.ok)
      write(composition, add(source.value, path, kind, relationshipsOfPart(file, path)).paragraphs);
    else composition.problem({ ...source.problem, where: path });
  }
  write(composition, deleted);
  return { links, title };
}

function write(composition: Composition, paragraphs: readonly Paragraph[]): Stated | undefined {
  let title: Stated | undefined;
  for (const { kind, level, cell, isTitle, pieces } of paragraphs) {
    const block = composition.block(
      { kind, ...(level === undefined ? {} : { level }), ...(cell && { cell }) },
      pieces,
    );
    if (block === undefined || isTitle !== true || title !== undefined) continue;
    const value = textOf(pieces).replace(/\s+/g, ' ').trim();
    title = { value, at: { kind: 'text-range', start: block.start, end: block.end } };
  }
  return title;
}

function relationshipsOfPart(file: Package, part: string): readonly Relationship[] {
  const name = relationshipsOf(part);
  const source = file.has(name) ? file.xml(name) : undefined;
  return source?.ok === true ? relationshipsIn(source.value) : [];
}

function targetsOf(path: string, relationships: readonly Relationship[]): ReadonlyMap<string, Piece> {
  const links = relationships.filter(({ type, external }) => type === 'hyperlink' && external);
  return new Map(
    links.map(({ id, target: { value, start, end } }) => [
      id,
      { text: value, at: partAt(path, rangeAt(start, end)) },
    ]),
  );
}
