import { printPage } from '../keep/index.ts';
import type { Result } from '../model/index.ts';
import type { Desk } from './desk.ts';
import type { HandedBy } from './hand-out.ts';
import { handOut } from './hand-out.ts';
import type { RenderOptions } from './render.ts';
import type { ShownDocument } from './show-report.ts';

/**
 * The brief as PDF: what leaves as HTML, printed by a Chromium that has neither network nor scripts. The marking is
 * checked, and the log written, as for every other exit.
 *
 * @param browser the program; else the first that the search path has
 */
export async function printedBrief(
  shown: ShownDocument,
  options: RenderOptions,
  desk: Desk,
  to: HandedBy,
  browser: { readonly browser?: string },
): Promise<Result<Uint8Array>> {
  const html = await handOut(shown, 'html', options, desk, { ...to, as: 'pdf' });
  return html.ok ? printPage(html.value, browser) : html;
}
