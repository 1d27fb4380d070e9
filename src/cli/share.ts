import { withSightings } from '../app/kept-sightings.ts';
import { showReport } from '../app/show-report.ts';
import { problem, UNSTATED_TLP } from '../model/index.ts';
import { audienceOf, formatOf, labelOf, put, rendered, tlpOf } from './output.ts';
import { isOfMany, type SetFlags, shareSet } from './share-set.ts';
import { report } from './terminal.ts';
import { withDesk } from './with-desk.ts';

/** `howdunit share <report>`: a kept report again, in any format. */
export async function share(
  reference: string | undefined,
  flags: SetFlags & { sightings?: string | true },
): Promise<void> {
  if (isOfMany(reference, flags)) return shareSet(reference, flags);
  if (flags.format === 'pdf') return (await import('./share-pdf.ts')).sharePdf(reference, flags);
  if (reference === undefined || flags.story !== undefined)
    return report(
      problem('bad-usage', 'name one report', { hint: 'Stories are shared as feeds: --format misp-feed.' }),
    );
  const format = formatOf(flags);
  if (!format.ok) return report(format.problem);
  const tlp = tlpOf(flags);
  if (!tlp.ok) return report(tlp.problem);
  const audience = audienceOf(flags);
  if (!audience.ok) return report(audience.problem);
  const seen = labelOf(flags.sightings === true ? UNSTATED_TLP.label : flags.sightings);
  if (!seen.ok) return report(seen.problem);
  if (seen.value !== undefined && format.value !== 'stix')
    return report(problem('bad-usage', 'sightings are printed as STIX only', { hint: 'Add --format stix.' }));
  const text = await withDesk(flags.home, async (desk) => {
    const shown = await showReport(reference, desk, tlp.value);
    const whole =
      shown.ok && seen.value !== undefined ? await withSightings(shown.value, seen.value, desk) : shown;
    return whole.ok ? rendered(whole.value, format.value, flags, desk) : whole;
  });
  if (text !== undefined) await put(text, flags);
}
