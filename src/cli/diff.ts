import { diffCaptures } from '../app/compare.ts';
import { diffText } from '../app/compare-text.ts';
import { print } from './terminal.ts';
import { withDesk } from './with-desk.ts';

export interface DiffFlags {
  readonly home?: string;
  readonly from?: string;
  readonly to?: string;
  readonly json?: boolean;
}

/** `howdunit diff <report>`: what two captures of a report say, and only one of them. */
export async function diff(reference: string, flags: DiffFlags): Promise<void> {
  const { from, to } = flags;
  const made = await withDesk(flags.home, (desk) =>
    diffCaptures(reference, desk, { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }),
  );
  if (made === undefined) return;
  await print(flags.json === true ? `${JSON.stringify(made, null, 2)}\n` : diffText(made));
}
