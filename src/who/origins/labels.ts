import type { ClaimGroup, ClaimObject } from '../../model/index.ts';
import { stateOf } from '../../vocab/states.ts';
import { squashed } from '../echoes/names.ts';
import type { Member } from './members.ts';

type Labelled = Pick<
  ClaimGroup,
  'predicate' | 'object' | 'objectKind' | 'objectReading' | 'subject' | 'subjectReading'
>;

/**
 * What a claim is headed by: the words of the reports. Claims are brought together by what their words are read as
 * (`China` for "Chinese hackers"); where no report says that name itself, it stands beside the words, as a reading.
 *
 * @param members in the order of their dates
 */
export function labelled(members: readonly Pick<Member, 'claim'>[]): Labelled {
  const first = members.find(isPlain) ?? members[0];
  if (first === undefined) return { predicate: 'did', object: '', objectKind: 'unstated' };
  const says = members.find(
    ({ claim: { object, subject } }) => isSaid(object) && (subject === undefined || isSaid(subject)),
  );
  const { predicate, object, subject } = (isSaid(first.claim.object) ? first : (says ?? first)).claim;
  const [named, other] = [nameOf(object), subject && nameOf(subject)];
  return {
    predicate,
    object: named.words,
    objectKind: object.kind,
    ...(named.reading !== undefined && { objectReading: named.reading }),
    ...(other && { subject: other.words }),
    ...(other?.reading !== undefined && { subjectReading: other.reading }),
  };
}

interface Named {
  readonly words: string;
  readonly reading?: string;
}

function nameOf(object: ClaimObject): Named {
  const { as, entity } = object;
  if (entity === undefined) return { words: plain(as) };
  return isSaid(object) ? { words: plain(entity) } : { words: plain(as), reading: plain(entity) };
}

/**
 * Whether the words hold the name itself and not another form of it ("Chinese hackers"). A name that is no state's may
 * be spaced as people please.
 */
function isSaid({ as, entity, kind }: ClaimObject): boolean {
  if (entity === undefined) return true;
  if (kind !== 'state' && stateOf(entity) === undefined) return squashed(as).includes(squashed(entity));
  return inWords(as).includes(inWords(entity));
}

function inWords(text: string): string {
  return ` ${(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;
}

/** "The Ruritanian Ministry of Transport" goes before "Ruritania’s": it is the name. */
function isPlain({ claim: { object } }: Pick<Member, 'claim'>): boolean {
  return object.kind !== 'organisation' || !/[’']s? /u.test(object.entity ?? object.as);
}

function plain(words: string): string {
  return words.replace(/\s+/gu, ' ').trim();
}
