import { AFFAIRS } from '../../../lexicon/deeds.ts';
import { SERVING_VERBS } from '../../../lexicon/relations.ts';
import { words } from '../../../lexicon/words.ts';
import type { ActorMention } from '../../../names/actor-mention.ts';
import type { Token } from '../../../tokens.ts';
import { find } from '../../phrases.ts';
import type { Deed } from '../deed.ts';

/** Any firm may hire somebody: there the wording must be plain. */
export function couldHire({ object, basis }: ActorMention): boolean {
  return (
    (basis === 'open' && object.entity !== undefined) || (basis === 'kind' && object.kind === 'organisation')
  );
}

export function couldSponsor({ object, basis }: ActorMention): boolean {
  if (object.kind === 'state') return basis !== 'kind' || /^(?:any|a foreign)/i.test(object.as);
  return object.kind === 'organisation' && basis !== 'reference';
}

export function couldServe({ object, basis }: ActorMention): boolean {
  if (object.kind === 'person') return true;
  return (
    (object.kind === 'actor' && basis !== 'open') || (object.kind === 'organisation' && basis === 'reference')
  );
}

/** Between anybody: hired, paid or ordered to do the deed. */
export function isHiring(tokens: readonly Token[], cue: number): boolean {
  const near =
    find(tokens, Math.max(0, cue - 20), cue + 24, (word) => AFFAIRS.has(word) || HOSTILE.test(word)) >= 0;
  const served = SERVING_VERBS.has(tokens[cue]?.lower ?? '') && isNamelessServer(tokens, cue + 1);
  return served || (near && HIRED.has(tokens[cue]?.lower ?? ''));
}

const HOSTILE = /^(?:copie|copy|hack|breach|steal|stole|break|broke|spy|leak|sabotag|rob|intru)/;
const HIRED = words(
  'hired paid ordered commissioned instructed tasked engaged contracted bribed recruited employed behalf orders instructions behest request payroll directed sponsored funded backed financed',
);

const SERVERS = words(
  'defendants accused suspects three two hackers group gang actors attackers operators intruders it they crew spies who',
);

export function isNamelessServer(tokens: readonly Token[], cue: number): boolean {
  const ordered = ORDERED.has(tokens[cue]?.lower ?? '');
  return (
    find(
      tokens,
      cue - 6,
      cue,
      (word) => SERVERS.has(word) || (ordered && (word === 'he' || word === 'she')),
    ) >= 0 && ['by', 'from', 'of'].includes(tokens[cue + 1]?.lower ?? '')
  );
}

const ORDERED = words('behalf orders order direction instructions behest tasking');

/** Without a server nobody in particular is said to act for the sponsor. */
export function backed(
  sponsor: ActorMention,
  server: ActorMention | undefined,
  anchor: number,
  from: number,
  to: number,
): Deed {
  const base: Deed = {
    predicate: 'sponsored',
    anchor,
    from: Math.min(from, anchor),
    to: Math.max(to, anchor + 1),
    object: sponsor.object,
  };
  return server === undefined ? base : { ...base, subject: server.object };
}
