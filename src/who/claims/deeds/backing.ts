import { AFFAIRS, PERFORMING_VERBS } from '../../lexicon/deeds.ts';
import { verbs } from '../../lexicon/inflect.ts';
import { SERVING_VERBS } from '../../lexicon/relations.ts';
import { words } from '../../lexicon/words.ts';
import type { ActorMention } from '../../names/actor-mention.ts';
import type { Token } from '../../tokens.ts';
import { phraseAround } from '../clauses/noun-phrase.ts';
import { find } from '../phrases.ts';
import type { Deed, Scene } from './deed.ts';

const BACKED = words(`
  sponsored backed directed supported tasked funded controlled financed run commanded ordered hired paid employed
  protected steered overseen sheltered instructed sent recruited operated maintained created established founded owned guided approved authorised authorized blessed coordinated contracted commissioned engaged bribed led tied linked connected subordinate
  subordinated affiliated`);
const BACKING_VERBS = verbs(
  'sponsor back direct fund control finance run+:ran:run command order hire commission engage contract bribe instruct recruit pay:paid:paid task employ steer oversee:oversaw:overseen',
);
const BEHALF = words(
  'behalf service orders order direction employ payroll behest instructions control interests interest command auspices request protection instruction pay payroll backing blessing knowledge support help approval guidance supervision leadership benefit umbrella authority',
);
const ORDERS = words(
  'backing support payment payments help protection orders order instructions tasking direction money funding pay commands',
);
const FRONTS = words(
  'subsidiary cell group section bureau directorate front arm unit part branch proxy cover tool instrument division wing extension contractor team department creation project',
);

/** A sponsor and the one who acts for it in one clause, whatever the wording: "X takes its orders from Y". */
export function backings(scene: Scene): readonly Deed[] {
  const all = [...scene.mentions, ...scene.others].sort((a, b) => a.from - b.from);
  return all
    .filter((mention) => couldSponsor(mention) || (scene.affair && couldHire(mention)))
    .flatMap((sponsor) => [
      ...(passive(scene, sponsor, all) ??
        active(scene, sponsor, all) ??
        (couldSponsor(sponsor) ? inverted(scene, sponsor, all) : undefined) ??
        []),
    ]);
}

/** Any firm may hire somebody: there the wording must be plain. */
function couldHire({ object, basis }: ActorMention): boolean {
  return basis === 'open' || (basis === 'kind' && object.kind === 'organisation');
}

function couldSponsor({ object, basis }: ActorMention): boolean {
  if (object.kind === 'state') return basis !== 'kind' || /^(?:any|a foreign)/i.test(object.as);
  return object.kind === 'organisation' && basis !== 'reference';
}

function couldServe({ object, basis }: ActorMention): boolean {
  if (object.kind === 'person') return true;
  return (
    (object.kind === 'actor' && basis !== 'open') || (object.kind === 'organisation' && basis === 'reference')
  );
}

const CLAUSE_END = words('; : . while although because whereas');

/** "… [acts] on behalf of Y", "is directed by Y", "takes its orders from Y", "a front for Y": before the sponsor. */
function passive(
  scene: Scene,
  sponsor: ActorMention,
  all: readonly ActorMention[],
): readonly Deed[] | undefined {
  const { tokens } = scene.sentence;
  const { from } = wide(tokens, sponsor);
  const link = from - 1;
  const cue = cueBefore(tokens, link);
  if (cue < 0 || (!couldSponsor(sponsor) && !isHiring(tokens, cue))) return undefined;
  if (isOrderedDeed(tokens, cue, link)) return [deed(sponsor, undefined, cue, cue, sponsor.to)];
  const server = all.findLast(
    (mention) =>
      mention.to <= cue &&
      (couldServe(mention) || (mention.basis === 'open' && isHiring(tokens, cue))) &&
      clauseBetween(tokens, mention.to, cue),
  );
  const nameless = server === undefined && isNamelessServer(tokens, cue);
  const tied = TIES.has(tokens[cue]?.lower ?? '') || LINKS.has(tokens[cue]?.lower ?? '');
  if (server === undefined && (!nameless || tied)) return undefined;
  // "Hackers linked to Varnia" did it for nobody by name.
  if (tied && (server?.object.entity === undefined || server.basis === 'kind' || sponsor.basis === 'kind'))
    return undefined;
  return [deed(sponsor, server, cue, server?.from ?? cue, sponsor.to)];
}

/** Between anybody: hired, paid or ordered to do the deed. */
function isHiring(tokens: readonly Token[], cue: number): boolean {
  const near =
    find(tokens, Math.max(0, cue - 20), cue + 24, (word) => AFFAIRS.has(word) || HOSTILE.test(word)) >= 0;
  const served = SERVING_VERBS.has(tokens[cue]?.lower ?? '') && isNamelessServer(tokens, cue + 1);
  return served || (near && HIRED.has(tokens[cue]?.lower ?? ''));
}

const HOSTILE = /^(?:copie|copy|hack|breach|steal|stole|break|broke|spy|leak|sabotag|rob|intru)/;
const HIRED = words(
  'hired paid ordered commissioned instructed tasked engaged contracted bribed recruited employed behalf orders instructions behest request payroll directed sponsored funded backed financed',
);

/** "The theft was ordered by Y": the deed itself is what was ordered. */
function isOrderedDeed(tokens: readonly Token[], cue: number, link: number): boolean {
  if (tokens[link]?.lower !== 'by' || !ORDERED.has(tokens[cue]?.lower ?? '')) return false;
  const be = find(tokens, cue - 4, cue, (word) => PASSIVE.has(word));
  return be > 0 && find(tokens, Math.max(0, be - 6), be, (word) => AFFAIRS.has(word)) >= 0;
}

const ORDERED = words('ordered commissioned sponsored funded financed directed instructed');
const TIES = words('tied linked connected affiliated attributed');

/** Back over "a department of", "the Directorate of …’s". */
function wide(tokens: readonly Token[], sponsor: ActorMention): { readonly from: number } {
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

function cueBefore(tokens: readonly Token[], link: number): number {
  const word = tokens[link]?.lower ?? '';
  const before = tokens[link - 1]?.lower ?? '';
  if (word === 'of' && before === 'part' && BEING.has(tokens[link - 2]?.lower ?? '')) return link - 1;
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
    return ['sits', 'sat', 'works', 'operates', 'housed', 'falls', 'is', 'unit'].includes(before)
      ? link - 1
      : -1;
  return -1;
}

const ANSWERING = words(
  'answers reports answer reported belongs belonged belonging subordinate subordinated answerable loyal close reporting answering',
);
const LINKS = words('ties links connections');
const BEING = words('is are was were be been');
const SERVERS = words(
  'defendants accused suspects three two hackers group gang actors attackers operators intruders it they crew spies who',
);

function isNamelessServer(tokens: readonly Token[], cue: number): boolean {
  return (
    find(tokens, cue - 6, cue, (word) => SERVERS.has(word)) >= 0 &&
    ['by', 'from', 'of'].includes(tokens[cue + 1]?.lower ?? '')
  );
}

function clauseBetween(tokens: readonly Token[], from: number, to: number): boolean {
  return to - from <= 18 && find(tokens, from, to, (word) => CLAUSE_END.has(word)) < 0;
}

/** "Y directs the group", "Y’s directorate hired X", "Y gave the order". */
function active(
  scene: Scene,
  sponsor: ActorMention,
  all: readonly ActorMention[],
): readonly Deed[] | undefined {
  const { tokens } = scene.sentence;
  const payer = find(tokens, sponsor.to, sponsor.to + 5, (word) => PAYERS.has(word));
  if (
    payer > 0 &&
    scene.affair &&
    BEING.has(tokens[sponsor.to]?.lower ?? '') &&
    ['the', 'its', 'their', 'his'].includes(tokens[sponsor.to + 1]?.lower ?? '')
  )
    return [deed(sponsor, undefined, payer, sponsor.from, payer + 1)];
  const verb = find(
    tokens,
    sponsor.to,
    sponsor.to + 6,
    (word) =>
      BACKING_VERBS.has(word) ||
      word === 'gave' ||
      word === 'stands' ||
      word === 'stood' ||
      word === 'behind',
  );
  if (verb < 0) return undefined;
  const word = tokens[verb]?.lower ?? '';
  const form = BACKING_VERBS.get(word);
  const between = tokens.slice(sponsor.to, verb).map((token) => token.lower);
  if (
    form === 'ing' ||
    between.some((each) => (PASSIVE.has(each) && word !== 'behind') || /^\p{P}$/u.test(each))
  )
    return undefined;
  if (
    word === 'gave' &&
    find(tokens, verb + 1, verb + 4, (each) => each === 'order' || each === 'orders') < 0
  )
    return undefined;
  if ((word === 'stands' || word === 'stood' || word === 'behind') && tokens[verb + 1]?.lower !== 'behind')
    return undefined;
  if (form !== undefined && ORDERING.has(word)) {
    const affair = find(tokens, verb + 1, verb + 6, (each) => AFFAIRS.has(each) || /^[.,;:]$/u.test(each));
    if (AFFAIRS.has(tokens[affair]?.lower ?? ''))
      return [deed(sponsor, undefined, verb, sponsor.from, affair + 1)];
  }
  if (!couldSponsor(sponsor) && !ORDERING.has(word) && !isHiring(tokens, verb)) return undefined;
  if (word === 'gave') return [deed(sponsor, undefined, verb, sponsor.from, verb + 1)];
  const server = all.find(
    (mention) => mention.from > verb && mention.from - verb <= 5 && couldServe(mention),
  );
  return server && [deed(sponsor, server, verb, sponsor.from, server.to)];
}

const PAYERS = words('client paymaster sponsor employer customer patron instigator');
const ORDERING = words('ordered orders commissioned commissions financed sponsored directed');
const PASSIVE = words('is are was were be been being by');

/** "Behind the hackers stands the army of Y"; "X, Y’s hacking team,". */
function inverted(
  scene: Scene,
  sponsor: ActorMention,
  all: readonly ActorMention[],
): readonly Deed[] | undefined {
  const { tokens } = scene.sentence;
  const { from } = wide(tokens, sponsor);
  const stands = find(
    tokens,
    from - 3,
    from,
    (word) => word === 'stands' || word === 'stood' || word === 'is',
  );
  if (stands > 0 && tokens[0]?.lower === 'behind') {
    const server = all.find((mention) => mention.to <= stands && couldServe(mention));
    return [deed(sponsor, server, stands, 0, sponsor.to)];
  }
  const own =
    tokens[sponsor.to]?.lower === "'s"
      ? find(tokens, sponsor.to + 1, sponsor.to + 5, (word) => TEAMS.has(word))
      : -1;
  const named = all.findLast(
    (mention) =>
      mention.to < from &&
      from - mention.to <= 2 &&
      couldServe(mention) &&
      mention.object.entity !== undefined,
  );
  const apposed = named !== undefined && [',', 'is', 'was'].includes(tokens[named.to]?.lower ?? '');
  return own > 0 && apposed ? [deed(sponsor, named, own, named.from, own + 1)] : undefined;
}

const TEAMS = words('team unit group hackers arm spies');

function deed(
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
