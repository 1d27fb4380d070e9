import type { Result } from '../../model/index.ts';
import { failed, ok, plainLine, problem } from '../../model/index.ts';
import { askTaxii, type TaxiiOptions } from './ask.ts';

/** A collection of somebody else's server. */
export interface ForeignCollection {
  readonly id: string;
  readonly title: string;
  /** May stand in the place of the id, where the server has such. */
  readonly alias?: string;
  readonly description?: string;
  readonly canRead: boolean;
  readonly canWrite: boolean;
  /** Ended by a slash. */
  readonly url: string;
}

/** Of one server. */
const MOST_ROOTS = 50;
const MOST_COLLECTIONS = 10_000;
const LONGEST_TITLE = 200;
const LONGEST_DESCRIPTION = 1_000;

/**
 * The collections behind a URL of a server: its discovery, one API root, or one collection. What a server calls its
 * things goes no further than one printable line. Problems: those of `askTaxii`.
 */
export async function findCollections(
  text: string,
  options: TaxiiOptions,
): Promise<Result<readonly ForeignCollection[]>> {
  const url = withSlash(text);
  const asked = await askTaxii(url, options);
  if (!asked.ok) return asked;
  if (asked.value.kind === 'unmodified') return ok([]);
  const { json } = asked.value;
  if (typeof json['id'] === 'string' && 'can_read' in json)
    return ok(collectionsIn([json], new URL('..', url).href));
  if (!Array.isArray(json['api_roots']) && !('versions' in json) && typeof json['default'] !== 'string') {
    const hint = 'Name its discovery URL, an API root or a collection.';
    return failed(problem('source-error', 'what came names no collections', { where: url, hint }));
  }
  const roots = rootsIn(json, url);
  const found: ForeignCollection[] = [];
  for (const root of roots) {
    const collections = `${root}collections/`;
    const list = await askTaxii(collections, options);
    // One root that may not be read hides no other.
    if (!list.ok && roots.length > 1) continue;
    if (!list.ok) return list;
    if (list.value.kind === 'whole')
      found.push(...collectionsIn(list.value.json['collections'], collections));
    if (found.length >= MOST_COLLECTIONS) break;
  }
  return ok(found.slice(0, MOST_COLLECTIONS));
}

function rootsIn(json: Readonly<Record<string, unknown>>, url: string): readonly string[] {
  if ('versions' in json) return [url];
  const said = Array.isArray(json['api_roots']) ? json['api_roots'] : [json['default']];
  const roots = said.flatMap((each: unknown) =>
    typeof each === 'string' && URL.canParse(each, url) ? [withSlash(new URL(each, url).href)] : [],
  );
  return [...new Set(roots)].slice(0, MOST_ROOTS);
}

function collectionsIn(list: unknown, base: string): readonly ForeignCollection[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((each: unknown): ForeignCollection[] => {
    if (typeof each !== 'object' || each === null) return [];
    const { id, alias, title, description, can_read, can_write } = each as Readonly<Record<string, unknown>>;
    if (typeof id !== 'string' || !NAME.test(id)) return [];
    return [
      {
        id,
        title: lineOf(title, LONGEST_TITLE) ?? id,
        ...(typeof alias === 'string' && NAME.test(alias) && { alias }),
        ...described(lineOf(description, LONGEST_DESCRIPTION)),
        canRead: can_read === true,
        canWrite: can_write === true,
        url: `${base}${id}/`,
      },
    ];
  });
}

/** What may stand in a path as it is. */
const NAME = /^[\w-]{1,100}$/u;

function lineOf(text: unknown, longest: number): string | undefined {
  if (typeof text !== 'string') return undefined;
  const line = plainLine(text.slice(0, longest)).trim();
  return line === '' ? undefined : line;
}

function described(description: string | undefined): { readonly description?: string } {
  return description === undefined ? {} : { description };
}

function withSlash(text: string): string {
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  url.search = '';
  url.hash = '';
  return url.href;
}
