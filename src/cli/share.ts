import { showReport } from '../app/show-report.ts';
import type { OutputFlags } from './output.ts';
import { audienceOf, formatOf, show, tlpOf } from './output.ts';
import { report } from './terminal.ts';
import { withDesk } from './with-desk.ts';

/** `howdunit share <report>`: a kept report again, in any format. */
export async function share(reference: string, flags: OutputFlags & { home?: string }): Promise<void> {
  const format = formatOf(flags);
  if (!format.ok) return report(format.problem);
  const tlp = tlpOf(flags);
  if (!tlp.ok) return report(tlp.problem);
  const audience = audienceOf(flags);
  if (!audience.ok) return report(audience.problem);
  const document = await withDesk(flags.home, (desk) => showReport(reference, desk, tlp.value));
  if (document !== undefined) await show(document, format.value, flags);
}
