import {
  askName,
  nameHistory,
  nameHistoryText,
  renderName,
  type Said,
  sayName,
  trustOf,
} from '../app/names.ts';
import type { NameSaying } from '../model/index.ts';
import { analyst } from './analyst.ts';
import { print, report, say, shape } from './terminal.ts';
import { withDesk } from './with-desk.ts';

export interface NameFlags {
  readonly home?: string;
  readonly trust?: string;
  readonly format?: string;
  readonly json?: boolean;
}

/** What every statement about names takes. */
export interface SayingFlags {
  readonly home?: string;
  readonly by?: string;
  readonly note?: string;
  readonly report?: string;
  readonly quote?: string;
}

/** `howdunit name <name>`: according to whom. */
export async function name(asked: string, flags: NameFlags): Promise<void> {
  const answer = await withDesk(flags.home, (desk) => askName(asked, trustOf(flags.trust), desk));
  if (answer === undefined) return;
  const format =
    flags.json === true || flags.format === 'json' ? 'json' : flags.format === 'md' ? 'md' : 'text';
  await print(renderName(answer, format, shape()));
}

/** `howdunit name add|dispute|event|withdraw`: one dated entry in the desk's journal of names. */
export async function stateName(says: NameSaying, flags: SayingFlags): Promise<void> {
  const who = analyst(flags.by);
  if (!who.ok) return report(who.problem);
  const said: Said = { ...who.value, note: flags.note, report: flags.report, quote: flags.quote };
  const entry = await withDesk(flags.home, (desk) => sayName(says, said, desk));
  if (entry !== undefined)
    say(`no. ${entry.seq}, by ${entry.by}; howdunit name withdraw ${entry.seq} takes it back`);
}

/** `howdunit name history [name]`: every entry, withdrawn ones too. */
export async function history(
  about: string | undefined,
  flags: { home?: string; json?: boolean },
): Promise<void> {
  const entries = await withDesk(flags.home, (desk) => nameHistory(about, desk));
  if (entries === undefined) return;
  await print(flags.json === true ? `${JSON.stringify(entries, null, 2)}\n` : nameHistoryText(entries));
}
