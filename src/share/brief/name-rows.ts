import type { ActorName } from '../../model/index.ts';
import { decidedWords } from './decided.ts';
import type { Distinct } from './distinct.ts';
import { distinct } from './distinct.ts';
import { flowed } from './fit.ts';
import type { Row } from './table.ts';
import { page } from './words.ts';

/** Each name once, with what any of its mentions is held back for. */
export function distinctNames(names: readonly ActorName[]): Distinct<ActorName>[] {
  return distinct(names, ({ name }) => name);
}

/** A name belongs to whoever gave it: which list has it, in which entry. Entries are never merged. */
export function nameRows(names: readonly Distinct<ActorName>[]): Row[] {
  return names.map(({ lead, heldBack }, at) => ({
    label: at === 0 ? 'names' : '',
    right: page(lead.span),
    text: (room) => {
      const [first = 'in no list that ships with the desk', ...more] = lead.accordingTo.map(listingWords);
      const note = heldBack ?? decidedWords(lead);
      const according = lead.accordingTo.length === 0 ? first : `according to ${first}`;
      return flowed(
        [`${lead.name}: ${according}`, ...more, ...(note === '' ? [] : [note])],
        '; ',
        room,
        '  ',
      );
    },
  }));
}

export function listingWords({ source, entry, nameGiver }: ActorName['accordingTo'][number]): string {
  return `${source}: ${entry}${nameGiver === undefined ? '' : `, named by ${nameGiver}`}`;
}
