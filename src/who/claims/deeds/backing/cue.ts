import { AFFAIRS, PERFORMING_VERBS } from '../../../lexicon/deeds.ts';
import { SERVING_VERBS } from '../../../lexicon/relations.ts';
import { words } from '../../../lexicon/words.ts';
import type { ActorMention } from '../../../names/actor-mention.ts';
import type { Token } from '../../../tokens.ts';
import { phraseAround } from '../../clauses/noun-phrase.ts';
import { find } from '../../phrases.ts';

const BACKED = words(`
  sponsored backed directed supported tasked funded controlled financed run commanded ordered hired paid employed
  protected steered overseen sheltered instructed sent recruited operated maintained created established founded owned guided approved authorised authorized blessed coordinated contracted commissioned engaged bribed led tied linked connected subordinate
  subordinated affiliated`);
const BEHALF = words(
  'behalf service orders order direction employ payroll behest instructions control interests interest command auspices request protection instruction pay payroll backing blessing knowledge support help approval guidance supervision leadership benefit umbrella authority',
);
const ORDERS = words(
  'backing support payment payments help protection orders order instructions tasking direction money funding pay commands',
);
const FRONTS = words(
  'subsidiary cell group section bureau directorate front arm unit part branch proxy cover tool instrument division wing extension contractor team department creation project office client customer instrument puppet creature mask line agent puppet',
);

export const TIES: ReadonlySet<string> = words('tied linked connected affiliated attributed associated');
export const LINKS: ReadonlySet<string> = words('ties links connections');

/** Back over "a department of", "the Directorate of …’s". */
export function wide(tokens: readonly Token[], sponsor: ActorMention): { readonly from: number } {
  let { from } = phraseAround(tokens, sponsor);
  const of = tokens[from - 1]?.lower === 'of';
  if (of && /^\p{L}/u.test(tokens[from - 2]?.text ?? '') && PARTS.has(tokens[from - 2]?.lower ?? '')) {
    from -= 2;
    while (
      ['a', 'the', 'an', 'state', 'special', 'military', 'secret'].includes(tokens[from - 1]?.lower ?? '')
    )
      from -= 1;
  }
  return { from };
}

const PARTS = words(
  'department unit branch directorate bodies services service organs part ministry government military army parts',
);

export function cueBefore(tokens: readonly Token[], link: number): number {
  const word = tokens[link]?.lower ?? '';
  const before = tokens[link - 1]?.lower ?? '';
  if (word === 'of' && before === 'part' && CONSIDERED.has(tokens[link - 2]?.lower ?? '')) return link - 1;
  if (word === 'with' && WITH.has(before)) return link - 1;
  if (word === 'by' && BACKED.has(before)) return link - 1;
  if (word === 'to' && TIES.has(before)) return link - 1;
  if (word === 'of' && BEHALF.has(before)) return link - 1;
  if (word === 'for' || word === 'with') {
    const serving = find(tokens, link - 3, link, (each) => SERVING_VERBS.has(each));
    if (
      word === 'for' &&
      AFFAIRS.has(before) &&
      find(tokens, link - 8, link, (each) => PERFORMING_VERBS.has(each)) >= 0
    )
      return link - 1;
    return word === 'for' && serving >= 0 ? serving : word === 'for' && FRONTS.has(before) ? link - 1 : -1;
  }
  if (
    word === 'of' &&
    FRONTS.has(before) &&
    find(tokens, link - 5, link - 1, (each) => ['a', 'an', 'the'].includes(each)) >= 0
  )
    return link - 1;
  if (word === 'from' && ORDERS.has(before)) return link - 1;
  if (word === 'to' && ANSWERING.has(before)) return link - 1;
  if (word === 'to' && LINKS.has(before)) return link - 1;
  if (word === 'within' || word === 'inside' || word === 'under')
    return [
      'sits',
      'sat',
      'works',
      'operates',
      'housed',
      'falls',
      'is',
      'unit',
      'team',
      'cell',
      'section',
    ].includes(before)
      ? link - 1
      : -1;
  return -1;
}

const CONSIDERED = words('is are was were be been considered deemed as');
const WITH = words('associated affiliated aligned');

const ANSWERING = words(
  'answers reports answer reported belongs belonged belonging subordinate subordinated answerable loyal close reporting answering',
);
