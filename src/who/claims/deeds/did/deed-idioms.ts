import { AFFAIRS, SHARES } from '../../../lexicon/deeds.ts';
import { words } from '../../../lexicon/words.ts';
import type { Token } from '../../../tokens.ts';
import type { VerbGroup } from '../../clauses/verb-group.ts';
import { find, sequence } from '../../phrases.ts';
import { endsClause, isHostile, isSpokenOf } from './clause-words.ts';
import { isForIt } from './guilt.ts';

/** Verbs that are a deed with the words after them. */
const PHRASES: ReadonlyMap<string, readonly string[]> = new Map([
  ['pulled', ['off', 'this off', 'it off']],
  ['made', ['off with', 'away with']],
  [
    'got',
    ['away with', 'in', 'hold of', 'at', 'access to', 'inside', 'their hands on', 'its hands on', 'past'],
  ],
  ['gained', ['access', 'entry', 'a foothold', 'unauthorised access', 'unauthorized access']],
  ['walked', ['off with', 'away with', 'out with']],
  ['ran', ['off with', 'the campaign', 'the operation']],
  ['went', ['off with', 'after']],
  ['helped', ['themselves to', 'itself to', 'himself to', 'herself to']],
  ['held', ['to ransom', 'to']],
  ['tampered', ['with']],
  ['meddled', ['with', 'in']],
  ['interfered', ['with', 'in']],
  ['carried', ['it out', 'this out', 'them out']],
  ['owned', ['up']],
  ['laid', ['hands on', 'its hands on', 'their hands on']],
  ['forced', ['its way', 'their way', 'his way']],
  ['found', ['its way into', 'their way into', 'his way into']],
  ['worked', ['its way into', 'their way into']],
  ['slipped', ['into', 'past', 'inside']],
  ['wormed', ['its way', 'their way']],
  ['listened', ['in on', 'in']],
  ['pried', ['into', 'open']],
]);

/** "made off with", "gained access to": how many words of a set phrase begin at `head`. */
export function setPhrase(tokens: readonly Token[], head: number): number | undefined {
  const rest = PHRASES.get(tokens[head]?.lower ?? '');
  return rest?.some((phrase) => sequence(tokens, head + 1, ...phrase.split(' '))) === true ? 2 : undefined;
}

const CONCERN = words('nothing anything something much');
const HAVING = words('has have had having');
const PLAYING = words('play plays played take takes took taken');
const PRONOUNS = words('it this that so these');
const DOING = words('do does did done');

/** "did it", "acted alone", "had a hand in", "took part in", "stood behind", "had nothing to do with". */
export function idiomLength(tokens: readonly Token[], group: VerbGroup): number | undefined {
  const { head } = group;
  const word = tokens[head]?.lower ?? '';
  const next = tokens[head + 1]?.lower ?? '';
  if (DOING.has(word)) {
    if (endsClause(tokens[head + 1]))
      return group.negated || tokens[group.start - 2]?.lower === 'that' ? 1 : undefined;
    if (PRONOUNS.has(next) && (endsClause(tokens[head + 2]) || AFTER_IT.has(tokens[head + 2]?.lower ?? '')))
      return 2;
    return sequence(tokens, head + 1, 'the', 'deed') ? 3 : undefined;
  }
  if (PRONOUNS.has(word) && ['did', "didn't"].includes(tokens[head - 1]?.lower ?? '')) return 1;
  if (ENGAGING.has(word))
    return next === 'in' &&
      group.negated &&
      ['such', 'this', 'these', 'hacking', 'cyber'].includes(tokens[head + 2]?.lower ?? '')
      ? 2
      : undefined;
  if (SEEN.has(word)) return next === 'behind' ? 2 : undefined;
  if (['stands', 'stood', 'stand'].includes(word) && next === 'accused')
    return isHostile(tokens, head + 2) ? 2 : undefined;
  if (['claimed', 'claims'].includes(word))
    return find(tokens, head + 1, head + 4, (each) => AFFAIRS.has(each)) > 0 &&
      find(tokens, head + 1, head + 4, (each) => each === 'that' || each === 'to') < 0
      ? 1
      : undefined;
  if (ADMITTING.has(word)) return isHostile(tokens, head + 1) || GUILT.has(next) ? 1 : undefined;
  if (word === 'acted')
    return next === 'alone' || sequence(tokens, head + 1, 'on', 'its', 'own') ? 2 : undefined;
  if (['stood', 'stands', 'stand', 'lies', 'lay', 'sits', 'was'].includes(word))
    return next === 'behind' ? 2 : undefined;
  if (CONCERN.has(word) && sequence(tokens, head + 1, 'to', 'do', 'with')) return 4;
  if (HAVING.has(word) || PLAYING.has(word)) {
    const share = find(tokens, head + 1, head + 6, (each) => SHARES.has(each) || CONCERN.has(each));
    if (share < 0) return undefined;
    const concern = CONCERN.has(tokens[share]?.lower ?? '');
    if (concern) return sequence(tokens, share + 1, 'to', 'do', 'with') ? share + 4 - head : undefined;
    if (
      HAVING.has(word) &&
      tokens[share]?.lower === 'responsibility' &&
      tokens[share + 1]?.lower === 'for' &&
      isHostile(tokens, share + 2)
    )
      return share + 2 - head;
    if (
      ['in', 'with'].includes(tokens[share + 1]?.lower ?? '') &&
      (isForIt(tokens, share + 2) || isSpokenOf(tokens) || tokens[share - 1]?.lower === 'no')
    )
      return share + 2 - head;
    return (tokens[share]?.lower === 'part' && tokens[share - 1]?.lower.startsWith('t') === true) ||
      tokens[share - 1]?.lower === 'no'
      ? share + 1 - head
      : undefined;
  }
  return ['participated', 'participate'].includes(word) && next === 'in' ? 2 : undefined;
}

const ADMITTING = words('admitted admits confessed confesses pleaded pleads boasted boasts');
const GUILT = words('guilty responsibility it');
const ENGAGING = words('engage engages engaged');
const SEEN = words('seen suspected believed thought');
const AFTER_IT = words(`
  to for in by with all alone himself itself themselves and but so as at on is was cannot can has had seems remains before
  from while when who which or nor than since again only because without until himself herself too`);
