import type { AuditEntry } from '../app/accounts/session.ts';
import { plainLine } from '../model/index.ts';
import { print } from './terminal.ts';
import { withDesk } from './with-desk.ts';

const AT_ONCE = 1_000;

/** `howdunit audit`: the log, oldest first, however long it is. */
export async function audit(flags: {
  readonly home?: string;
  readonly after: number;
  readonly jsonl?: boolean;
}): Promise<void> {
  await withDesk(flags.home, async ({ store }) => {
    for (let { after } = flags; ; ) {
      const page = await store.audit({ order: 'oldest', after, limit: AT_ONCE });
      if (!page.ok) return page;
      const lines = page.value.map((entry) => (flags.jsonl === true ? JSON.stringify(entry) : lineOf(entry)));
      await print(lines.map((line) => `${line}\n`).join(''));
      after = page.value.at(-1)?.seq ?? after;
      if (page.value.length < AT_ONCE) return page;
    }
  });
}

function lineOf({ seq, at, by, what, subject, value, outcome, origin }: AuditEntry): string {
  const from =
    origin === undefined ? '' : ` (${[origin.via, origin.token, origin.address].filter(Boolean).join(' ')})`;
  const told = [what, subject, value === undefined ? '' : `"${value}"`].filter(Boolean).join(' ');
  const refused = outcome === 'done' ? '' : ` [${outcome}]`;
  return plainLine(`${String(seq).padStart(6)}  ${at}  ${by ?? 'nobody'}${from}: ${told}${refused}`);
}
