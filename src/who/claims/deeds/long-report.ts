import { ACTOR_NOUNS } from '../../lexicon/actors.ts';
import { words } from '../../lexicon/words.ts';
import { isSoftwareName } from '../../names/actor-names.ts';
import type { Deed, Scene } from './deed.ts';

/** Sentences: a longer text is a study of programs, which names much that is nobody. */
const LONG = 35;
/** "TA-4410", "UNC9917", "DRIFT-19". */
const DESIGNATED = /^\p{Lu}[\p{L}.]*-?\d{1,5}$/u;

/**
 * Whether in a long report a deed has nobody for its doer: a program, a reference ("this actor", "it") to a name that
 * no list has, or a body with any name taken for a sponsor.
 */
export function hasNobody(scene: Scene, { predicate, object, subject }: Deed): boolean {
  if (scene.length <= LONG || !ABOUT_ACTORS.has(predicate)) return false;
  const { entity, span } = object;
  const listed = entity !== undefined && scene.names.some(({ name }) => name === entity);
  if (predicate === 'did' && entity !== undefined && !listed && isSoftwareName(entity))
    return !object.as.split(' ').some((word) => ACTOR_NOUNS.has(word.toLowerCase()));
  const mention = scene.others.find((other) => other.object.span?.start === span?.start);
  if (mention === undefined || object.kind === 'state') return false;
  if (mention.basis === 'open')
    return predicate === 'sponsored' && !(subject?.entity !== undefined && isOffice(object));
  return (
    mention.basis === 'reference' &&
    !listed &&
    (entity === undefined || !(DESIGNATED.test(entity) || isCryptonym(entity)))
  );
}

const ABOUT_ACTORS: ReadonlySet<Deed['predicate']> = new Set(['did', 'sponsored']);

/** "AMBER FINCH". */
function isCryptonym(name: string): boolean {
  return name.includes(' ') && name === name.toUpperCase();
}

/** "Varnian Ministry of Transport": an office by its name, for which somebody with a name is said to act. */
function isOffice({ entity, kind }: Deed['object']): boolean {
  return kind === 'organisation' && (entity ?? '').split(' ').some((word) => ORGANS.has(word.toLowerCase()));
}

const ORGANS = words('ministry directorate bureau service army navy command brigade regiment unit');
