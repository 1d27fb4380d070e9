import { printedBrief } from '../app/printed-brief.ts';
import { showReport } from '../app/show-report.ts';
import { problem } from '../model/index.ts';
import { analyst } from './analyst.ts';
import { audienceOf, put, tlpOf } from './output.ts';
import type { SetFlags } from './share-set.ts';
import { report } from './terminal.ts';
import { withDesk } from './with-desk.ts';

/** `howdunit share <report> --format pdf -o <file>`: the brief on paper. */
export async function sharePdf(reference: string | undefined, flags: SetFlags): Promise<void> {
  if (reference === undefined || flags.story !== undefined)
    return report(problem('bad-usage', 'name one report', { hint: 'A PDF is printed of one report.' }));
  if (flags.output === undefined && process.stdout.isTTY === true)
    return report(
      problem('bad-usage', 'a PDF is nothing for a terminal', { hint: 'Name a file with --output.' }),
    );
  const tlp = tlpOf(flags);
  if (!tlp.ok) return report(tlp.problem);
  const audience = audienceOf(flags);
  if (!audience.ok) return report(audience.problem);
  const said = analyst(undefined);
  const to = { by: said.ok ? said.value.by : undefined, audience: audience.value };
  const named = process.env['HOWDUNIT_CHROMIUM'];
  const browser = named === undefined ? {} : { browser: named };
  const bytes = await withDesk(flags.home, async (desk) => {
    const shown = await showReport(reference, desk, tlp.value);
    return shown.ok ? printedBrief(shown.value, { all: flags.all === true }, desk, to, browser) : shown;
  });
  if (bytes !== undefined) await put(bytes, flags);
}
