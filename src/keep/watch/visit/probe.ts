import { accept, answerOf, type Fetched } from '../../fetch/fetch-url.ts';
import type { Visitor } from './look.ts';

/**
 * What the site of a page answers where there surely is nothing: a neighbour of the page with a name
 * that nobody gave. Undefined where it says so honestly (404), or does not answer at all.
 *
 * @param name made afresh for every probe, letters and digits
 */
export async function probeSite(page: string, name: string, visitor: Visitor): Promise<Fetched | undefined> {
  const url = new URL(`./${name}`, page);
  url.search = '';
  const rules = await visitor.robots.rulesFor(url.href);
  if ('unknown' in rules || !rules.allows(url.href)) return undefined;
  await visitor.pace.turn(url.href, rules.gapMs);
  const answered = await answerOf(url.href, visitor.options);
  if (!answered.ok) return undefined;
  const fetched = await accept(answered.value, visitor.options);
  return fetched.ok ? fetched.value : undefined;
}
