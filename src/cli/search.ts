import type { SearchHit, SearchPlace } from '../app/search-kept.ts';
import { searchKept } from '../app/search-kept.ts';
import { renderHits } from '../app/search-text.ts';
import { ok } from '../model/index.ts';
import { print, say } from './terminal.ts';
import { withDesk } from './with-desk.ts';

export interface SearchFlags {
  readonly home?: string;
  readonly limit?: number;
  readonly jsonl?: boolean;
}

const USUAL = 20;
/** Hits asked for at once. */
const PAGE = 200;

/** `howdunit find <words>`: across everything that is kept, each with where it stands. */
export async function search(words: readonly string[], flags: SearchFlags): Promise<void> {
  const most = flags.limit ?? USUAL;
  const sought = words.join(' ');
  const found = await withDesk(flags.home, async (desk) => {
    const hits: SearchHit[] = [];
    let place: SearchPlace | undefined = { in: 'value', offset: 0 };
    while (place !== undefined && hits.length < most) {
      const page = await searchKept(sought, place, Math.min(PAGE, most - hits.length), desk);
      if (!page.ok) return page;
      hits.push(...page.value.items);
      place = page.value.next;
    }
    return ok({ hits, isAll: place === undefined });
  });
  if (found === undefined) return;
  const { hits, isAll } = found;
  await print(renderHits(hits, flags.jsonl === true ? 'jsonl' : 'text'));
  if (hits.length === 0) say(`no kept report has “${sought}”`);
  else if (!isAll) say(`these are the first ${hits.length}; --limit shows more`);
}
