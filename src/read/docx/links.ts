import type { Composition } from '../parts/composition.ts';
import type { Link } from './story.ts';

/**
 * Writes the links' targets as cited sources behind the text, each once: a Word file keeps them apart
 * from what it prints, and a link may lead elsewhere than its words say. One that prints its own
 * target is not repeated.
 */
export function writeLinks(composition: Composition, links: readonly Link[]): void {
  const printed = new Set(links.map(({ shown }) => bare(shown)));
  const written = new Set<string>();
  for (const { target } of links) {
    const key = bare(target.text);
    if (target.text.startsWith('#') || printed.has(key) || written.has(key)) continue;
    written.add(key);
    composition.block({ kind: 'reference' }, [target]);
  }
}

function bare(address: string): string {
  return address
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/\/$/, '')
    .toLowerCase();
}
