import { handOutLedger } from '../app/hand-out-ledger.ts';
import { leaveLedger } from '../app/leaving.ts';
import type { LedgerFormat, LedgerInput, WithDesk } from '../app/ledger.ts';
import { LEDGER_FORMATS, ledgerOf } from '../app/ledger.ts';
import type { Ledger, Problem, Result, TlpLabel } from '../model/index.ts';
import { failed, ok, problem } from '../model/index.ts';
import { analyst } from './analyst.ts';
import type { FindFlags } from './find.ts';
import { find } from './find.ts';
import { audienceOf } from './output.ts';
import { print, report, shape } from './terminal.ts';
import { withDesk } from './with-desk.ts';

export interface LedgerFlags extends FindFlags {
  readonly format?: string;
  readonly allowPrivate?: boolean;
  readonly story?: string;
  readonly audience?: string;
}

/**
 * `howdunit who [reports...]`: the ledger of several reports. A single `-` prints the claims of what comes
 * through the pipe, and `--jsonl` the claims of the one report it is given.
 */
export async function who(reports: readonly string[], flags: LedgerFlags): Promise<void> {
  const [only] = reports;
  if (only !== undefined && reports.length === 1 && (only === '-' || flags.jsonl === true)) {
    return find('who', only, flags);
  }
  const refused = refusal(reports, flags);
  if (refused !== undefined) return report(refused);
  const audience = audienceOf(flags);
  if (!audience.ok) return report(audience.problem);
  const inputs: LedgerInput[] = [
    ...(flags.story === undefined ? [] : [{ kind: 'story', reference: flags.story } as const]),
    ...(flags.all === true && reports.length === 0 ? [{ kind: 'all-kept' } as const] : []),
    ...reports.map((name) => ({ kind: 'named', name }) as const),
  ];
  const lent = lending(flags.home);
  const ledger = await ledgerOf(inputs, lent.withDesk, {
    ...(flags.allowPrivate === true && { allowPrivate: true }),
    onProblem: report,
  });
  if (!ledger.ok) return lent.wasRefused() ? undefined : report(ledger.problem);
  const left = await leaves(ledger.value, flags, audience.value, lent.wasOpened());
  if (left === undefined) return;
  if (!left.ok) return report(left.problem);
  await print(left.value);
}

/** A ledger of files alone, which nobody keeps, asks for no home and is in no log. Undefined where that is refused. */
async function leaves(
  ledger: Ledger,
  flags: LedgerFlags,
  audience: TlpLabel | undefined,
  isKept: boolean,
): Promise<Result<string> | undefined> {
  const format = formatOf(flags);
  if (!isKept) return leaveLedger(ledger, format, shape(), audience);
  const said = analyst(undefined);
  const by = said.ok ? said.value.by : undefined;
  return await withDesk(flags.home, async (desk) =>
    ok(await handOutLedger(ledger, format, shape(), desk, { by, audience })),
  );
}

function refusal(reports: readonly string[], flags: LedgerFlags): Problem | undefined {
  if (reports.length === 0 && flags.all !== true && flags.story === undefined) {
    return problem('bad-usage', 'no report was named', {
      hint: 'Name reports, --story, or --all for every kept one.',
    });
  }
  if (reports.includes('-')) return problem('bad-usage', '- stands alone: a pipe brings one text');
  if (flags.jsonl === true) return problem('bad-usage', '--jsonl prints the claims of one report or of -');
  return undefined;
}

function formatOf(flags: LedgerFlags): LedgerFormat {
  if (flags.json === true) return 'json';
  return LEDGER_FORMATS.find((format) => format === flags.format) ?? 'text';
}

/** A desk for as long as each report needs it; that the home cannot be opened is reported once, by `withDesk`. */
function lending(home: string | undefined): {
  withDesk: WithDesk;
  wasRefused: () => boolean;
  wasOpened: () => boolean;
} {
  let refused = false;
  let opened = false;
  return {
    wasRefused: () => refused,
    wasOpened: () => opened,
    withDesk: async (work) => {
      opened ||= !refused;
      const done = refused ? undefined : await withDesk(home, async (desk) => ok(await work(desk)));
      refused ||= done === undefined;
      return done ?? failed(problem('store-damaged', 'the home could not be opened'));
    },
  };
}
