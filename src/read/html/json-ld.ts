import type { StatedField } from './meta-names.ts';

const ARTICLE = /^(?:\w{0,30}Article|BlogPosting|Report|WebPage|Posting)$/;
const MOST_NODES = 2_000;

type Json = { readonly [name: string]: unknown };

/**
 * What a JSON-LD script (schema.org) says of the article it describes: title, author, publisher, date
 * and address. Names may stand in another node of the script, to which an `@id` points. Broken or
 * foreign scripts say nothing. The search is breadth first and bounded.
 */
export function articleOf(script: string): Partial<Record<StatedField, string>> {
  const nodes = nodesOf(parsed(script));
  const article = firstArticle(nodes);
  if (article === undefined) return {};
  const { headline, name, author, creator, publisher, datePublished, mainEntityOfPage, url } = article;
  const named = namesById(nodes);
  return withoutEmpty({
    title: textOf(headline) ?? textOf(name),
    author: namesOf(author, named) ?? namesOf(creator, named),
    publisher: namesOf(publisher, named),
    published: textOf(datePublished),
    canonicalUrl:
      textOf(isObject(mainEntityOfPage) ? mainEntityOfPage['@id'] : mainEntityOfPage) ?? textOf(url),
  });
}

function parsed(script: string): unknown {
  try {
    return JSON.parse(script);
  } catch {
    return undefined; // pages often carry broken scripts; they state nothing
  }
}

function nodesOf(root: unknown): readonly Json[] {
  const queue: unknown[] = [root];
  const nodes: Json[] = [];
  for (let at = 0; at < queue.length && at < MOST_NODES; at++) {
    const node = queue[at];
    if (!isObject(node)) continue;
    if (!Array.isArray(node)) nodes.push(node);
    queue.push(...Object.values(node).slice(0, MOST_NODES));
  }
  return nodes;
}

/** An article before a page, the outermost and first of each. */
function firstArticle(nodes: readonly Json[]): Json | undefined {
  let page: Json | undefined;
  for (const node of nodes) {
    const types = [node['@type']]
      .flat()
      .slice(0, 8)
      .filter((type) => typeof type === 'string' && ARTICLE.test(type));
    if (types.length > 0 && !types.includes('WebPage')) return node;
    if (types.length > 0) page ??= node;
  }
  return page;
}

function namesById(nodes: readonly Json[]): ReadonlyMap<unknown, string> {
  const named = new Map<unknown, string>();
  for (const { '@id': id, name } of nodes) {
    const written = textOf(name);
    if (id !== undefined && written !== undefined && !named.has(id)) named.set(id, written);
  }
  return named;
}

function namesOf(value: unknown, named: ReadonlyMap<unknown, string>): string | undefined {
  const names = [value]
    .flat()
    .slice(0, 20)
    .map((entry) => {
      return isObject(entry) ? (textOf(entry['name']) ?? named.get(entry['@id'])) : textOf(entry);
    });
  const written = names.filter((name) => name !== undefined);
  return written.length === 0 ? undefined : written.join(', ');
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

function withoutEmpty(fields: Record<string, string | undefined>): Partial<Record<StatedField, string>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
