import { INSTITUTIONS, NAMELESS, TITLES } from '../../lexicon/speakers.ts';
import { words } from '../../lexicon/words.ts';
import type { Token } from '../../tokens.ts';
import { isCapitalised } from '../../tokens.ts';
import type { TokenRange } from '../phrases.ts';
import { nameRuns } from './name-runs.ts';
import { isHouseWord } from './name-words.ts';

/**
 * The speakers that "and" joins: "Halden Security and Northgate Labs", "researchers at A and B",
 * "CERT-NX, the Bureau and Northgate". One name that contains "and" ("the Ministry of Intelligence and
 * Security", "Infrastructure and Security Agency") stays one.
 */
export function coordinated(tokens: readonly Token[], range: TokenRange): readonly TokenRange[] {
  const runs = nameRuns(tokens.slice(range.from, range.to));
  const insideName = (at: number) =>
    runs.some((run) => run.from + range.from < at && at < run.to + range.from);
  const parts: TokenRange[] = [];
  let from = range.from;
  for (let at = range.from + 1; at < range.to - 1; at += 1) {
    const joins =
      tokens[at]?.text === ',' ? isListed(tokens, at) : tokens[at]?.lower === 'and' && isJoining(tokens, at);
    if (!joins || insideName(at)) continue;
    if (at > from) parts.push({ from, to: at });
    from = at + 1;
  }
  return [...parts, { from, to: range.to }];
}

/** The comma of "A, B and C"; the one of "Ann Vale, head of research," is followed by a small word. */
function isListed(tokens: readonly Token[], comma: number): boolean {
  const next = tokens[comma + 1]?.lower === 'the' ? comma + 2 : comma + 1;
  const named = isCapitalised(tokens[comma - 1]) && isCapitalised(tokens[next]);
  return named && !TITLES.has(tokens[next]?.lower ?? '');
}

/** Between two who can speak: names, or people without one. */
function isJoining(tokens: readonly Token[], and: number): boolean {
  const now = ['now', 'later', 'also', 'then'].includes(tokens[and + 1]?.lower ?? '') ? and + 2 : and + 1;
  const next = tokens[now]?.lower === 'the' ? now + 1 : now;
  // "partners in Lethmark and Kestria" are in both places.
  if (tokens[and - 2]?.lower === 'in') return false;
  return (
    endsSpeaker(tokens[and - 1]) && (endsSpeaker(tokens[next]) || THEIRS.has(tokens[and + 1]?.lower ?? ''))
  );
}

const THEIRS = words('its their');

function endsSpeaker(token: Token | undefined): boolean {
  const word = token?.lower ?? '';
  return isCapitalised(token) || NAMELESS.has(word) || isHouseWord(word) || INSTITUTIONS.has(word);
}
