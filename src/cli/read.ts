import { sourceOf } from '../app/keep-report.ts';
import { readReport } from '../app/read-report.ts';
import { waitForCopies } from './half-written-copies.ts';
import type { OutputFlags } from './output.ts';
import { audienceOf, formatOf, put, rendered, tlpOf } from './output.ts';
import { type PageFlags, pageOptions } from './page-flags.ts';
import { progress } from './progress.ts';
import { standardInput } from './standard-input.ts';
import { report } from './terminal.ts';
import { withDesk } from './with-desk.ts';

export interface ReadFlags extends OutputFlags, PageFlags {
  readonly home?: string;
  readonly timeout?: number;
  readonly timestamp?: string;
  readonly ocr?: boolean;
}

/** `howdunit read <file|url|->`: keep, read, find, store, show. */
export async function read(argument: string, flags: ReadFlags): Promise<void> {
  const format = formatOf(flags);
  if (!format.ok) return report(format.problem);
  const tlp = tlpOf(flags);
  if (!tlp.ok) return report(tlp.problem);
  const audience = audienceOf(flags);
  if (!audience.ok) return report(audience.problem);
  const bytes = argument === '-' ? await standardInput() : undefined;
  if (bytes?.ok === false) return report(bytes.problem);
  const source =
    bytes === undefined
      ? sourceOf(argument)
      : ({ kind: 'bytes', bytes: bytes.value, name: 'standard-input' } as const);
  const line = progress(argument);
  const text = await withDesk(
    flags.home,
    async (desk) => {
      const whole = waitForCopies(desk.keep.archive);
      const read = await readReport(source, desk, {
        onStage(stage) {
          if (stage !== 'keeping') whole();
          line.stage(stage);
        },
        onPage: line.page,
        ...(tlp.value && { tlp: tlp.value }),
        ocr: flags.ocr === true,
        ...pageOptions(flags),
        ...(flags.timeout !== undefined && { timeoutMs: flags.timeout * 1_000 }),
      }).finally(whole);
      line.done();
      return read.ok ? rendered(read.value, format.value, flags, desk) : read;
    },
    flags.timestamp,
  );
  line.done();
  if (text !== undefined) await put(text, flags);
}
