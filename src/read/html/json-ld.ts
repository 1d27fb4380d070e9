import type { StatedField } from './meta-names.ts';

const ARTICLE = /^(?:\w{0,30}Article|BlogPosting|Report|WebPage|Posting)$/;
const MOST_NODES = 2_000;

type Json = { readonly [name: string]: unknown };

/**
 * What a JSON-LD script (schema.org) says of the article it describes: title, author, publisher and
 * date. Broken or foreign scripts say nothing. The search is breadth first and bounded.
 */
export function articleOf(script: string): Partial<Record<StatedField, string>> {
  const article = firstArticle(parsed(script));
  if (article === undefined) return {};
  const { headline, name, author, creator, publisher, datePublished } = article;
  return withoutEmpty({
    title: textOf(headline) ?? textOf(name),
    author: namesOf(author) ?? namesOf(creator),
    publisher: namesOf(publisher),
    published: textOf(datePublished),
  });
}

function parsed(script: string): unknown {
  try {
    return JSON.parse(script);
  } catch {
    return undefined; // pages often carry broken scripts; they state nothing
  }
}

function firstArticle(root: unknown): Json | undefined {
  const queue: unknown[] = [root];
  let page: Json | undefined;
  for (let at = 0; at < queue.length && at < MOST_NODES; at++) {
    const node = queue[at];
    if (!isObject(node)) continue;
    if (!Array.isArray(node)) {
      const types = [node['@type']]
        .flat()
        .slice(0, 8)
        .filter((type) => typeof type === 'string' && ARTICLE.test(type));
      if (types.length > 0 && !types.includes('WebPage')) return node;
      if (types.length > 0) page ??= node;
    }
    queue.push(...Object.values(node).slice(0, MOST_NODES));
  }
  return page;
}

function namesOf(value: unknown): string | undefined {
  const names = [value]
    .flat()
    .slice(0, 20)
    .map((entry) => textOf(isObject(entry) ? entry['name'] : entry));
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
