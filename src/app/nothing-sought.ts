import type { Problem } from '../model/index.ts';
import { problem } from '../model/index.ts';

/** Who was to say what is hunted for, and how much of it is held back. */
export interface Asked {
  readonly heldBack: number;
  readonly list: string | undefined;
  readonly report: string | undefined;
}

/** Why a hunt has nothing to look for. @param count of the values that were given, none of which is sought */
export function nothingSought(count: number, { heldBack, list, report }: Asked): Problem {
  if (list === undefined) {
    const who = report === undefined ? 'no kept report names anything' : 'this report names nothing';
    const where = report === undefined ? {} : { where: report };
    const more = heldBack === 0 ? '' : `, but for ${heldBack} that the default view holds back`;
    const other = report === undefined ? 'Read a report first: howdunit read <report>.' : undefined;
    const hint = heldBack === 0 ? other : 'Hunt for what is held back, too: --all.';
    return problem('not-in-store', `${who} to hunt for${more}`, {
      ...where,
      ...(hint !== undefined && { hint }),
    });
  }
  const message = `nothing in this list can be hunted for: all ${count} values are of types that Howdunit does not search for, or are not of their type`;
  return problem('empty-source', message, { where: list });
}
