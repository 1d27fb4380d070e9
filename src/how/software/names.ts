import type { AttackSoftware } from '../../vocab/attack-software.ts';
import { attackSoftware } from '../../vocab/attack-software.ts';
import { isOrdinaryWord } from '../../vocab/common-words.ts';
import type { IndexedName, LetterCase, NameIndex, NameMatch } from '../../vocab/name-index.ts';
import { makeNameIndex } from '../../vocab/name-index.ts';

export interface SoftwareName extends IndexedName {
  readonly software: AttackSoftware;
}

export type SoftwareNameMatch = NameMatch<SoftwareName>;

let index: NameIndex<SoftwareName> | undefined;

/** Every place where a name of malware or a tool stands; whether it is meant is judged later. */
export function matchSoftwareNames(text: string): readonly SoftwareNameMatch[] {
  index ??= makeNameIndex(attackSoftware().flatMap(namesOf));
  return index(text);
}

/** No context tells the command from the preposition; `at.exe` does. */
const NEVER_ALONE: ReadonlySet<string> = new Set(['at']);

function namesOf(software: AttackSoftware): readonly SoftwareName[] {
  return [software.name, ...software.aliases]
    .filter((name) => !NEVER_ALONE.has(name))
    .map((name) => ({ software, name, letterCase: caseOf(name) }));
}

/** In UTF-16 code units. Shorter names in lower case are too often something else. */
const TELLING_IN_ANY_CASE = 5;

/** Reports write `mimikatz`, `Trickbot` and `EMOTET` for what ATT&CK spells otherwise. */
function caseOf(name: string): LetterCase {
  if (name === name.toLowerCase()) return isOrdinaryWord(name) ? 'exact' : 'any';
  return isOrdinaryWord(name) || name.length < TELLING_IN_ANY_CASE ? 'capitalised' : 'any';
}
