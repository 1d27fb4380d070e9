import type { Claim, ClaimObject } from '../../model/index.ts';
import { nameKey } from '../echoes/names.ts';

/** Spelling → the spelling it is a slip for, both as `nameKey`. */
export type Respelled = ReadonlyMap<string, string>;

/**
 * What is claimed, so that claims of several reports can be set side by side: predicate, whom it is
 * about and, where the predicate has two sides, the other side. A publisher's removal of a report is
 * known by the publisher, since "this report" names nothing.
 */
export function claimKey(claim: Claim, publisher: string | undefined, respelled: Respelled): string {
  const named = (object: ClaimObject | undefined): string => {
    const name = object?.entity ?? object?.as ?? '';
    const key = object?.kind === 'organisation' ? officeKey(name) : nameKey(name);
    return respelled.get(key) ?? key;
  };
  switch (claim.predicate) {
    case 'did':
      return `did|${named(claim.object)}`;
    case 'removed':
    case 'corrected':
      return `${claim.predicate}|${claim.subject === undefined ? nameKey(publisher ?? '') : named(claim.subject)}`;
    case 'same-as':
      return `same-as|${[named(claim.subject), named(claim.object)].sort().join('|')}`;
    case 'sponsored':
    case 'used-from':
    case 'false-flag':
      return `${claim.predicate}|${named(claim.subject)}|${named(claim.object)}`;
  }
}

/** Offices that every state has: without its state, such a name is anybody's. */
const ANY_STATE =
  /^(?:navy|army|air force|military|government|police|secret service|intelligence service|armed forces)$/u;
const POSSESSOR = /^(?:.{1,60}[’']s|\p{Lu}\p{L}+(?:n|ian|ish|ese|i)) /u;
/** Letters by which "Ruritania’s" and "Ruritanian" are one. */
const STEM = 5;

/**
 * "Ruritania’s Ministry of Transport" and "the Ruritanian transport ministry" are one name; that of another state is
 * another. Of what every state has, the state is the name.
 */
function officeKey(name: string): string {
  const plain = name.replace(/^[Tt]he /u, '');
  const [possessor] = POSSESSOR.exec(plain) ?? [''];
  const bare = bareOffice(plain.slice(possessor.length));
  return possessor === '' || ANY_STATE.test(bare) ? bareOffice(plain) : `${stem(possessor)} ${bare}`;
}

function bareOffice(name: string): string {
  return nameKey(name).replace(/^(\p{L}+) ministry$/u, 'ministry of $1');
}

function stem(possessor: string): string {
  return nameKey(possessor).slice(0, STEM);
}

/**
 * Offices that are named without their state, each with the name that has it: where the reports know one such office
 * only. "The transport ministry" of two states is nobody's.
 */
export function stateOffices(claims: Iterable<Claim>): Respelled {
  const full = new Map<string, Set<string>>();
  for (const { object, subject } of claims) {
    for (const thing of [object, subject]) {
      if (thing?.kind !== 'organisation' || thing.entity === undefined) continue;
      const key = officeKey(thing.entity);
      const bare = key.slice(key.indexOf(' ') + 1);
      if (!POSSESSOR.test(thing.entity.replace(/^[Tt]he /u, '')) || !bare.includes(' ')) continue;
      full.set(bare, (full.get(bare) ?? new Set()).add(key));
    }
  }
  return new Map(
    [...full].flatMap(([bare, keys]) => {
      const [only, another] = keys;
      return only === undefined || another !== undefined ? [] : [[bare, only] as const];
    }),
  );
}
