import type { FileDone, YaraHit } from '../hunt/yara/index.ts';
import type { Rule } from '../model/index.ts';
import { lineSafeJson } from '../share/json/line-safe.ts';
import type { ShownSighting } from './shown-sighting.ts';

/** A rule with the report that prints it. */
export interface KeptYaraRule {
  readonly report: { readonly id: string; readonly title: string; readonly published?: string };
  readonly rule: Rule;
}

/** Strings shown to a person; the record for a pipe has a hundred. */
const SHOWN = 5;

/** A file that a rule matched, for a pipe and for a person; described in docs/reference/hunt.md. */
export function shownYaraHit(
  { file, sha256, bytes }: FileDone,
  { strings, stringCount }: YaraHit,
  { report, rule }: KeptYaraRule,
): ShownSighting {
  const { name, id: findingId, mended, heldBack, span } = rule;
  const named = {
    type: 'yara',
    name,
    findingId,
    ...(mended === true && { mended }),
    ...(heldBack !== undefined && { heldBack }),
  };
  const json = lineSafeJson({ rule: named, report, span, file, sha256, bytes, strings, stringCount });
  const shown = strings.slice(0, SHOWN).map(({ identifier, offset, length, text, hex }) => {
    const bytesOf = text === undefined ? `{ ${hex ?? ''} }` : `"${text}"`;
    return `  string  ${identifier} at ${offset}: ${bytesOf} (${length} bytes)`;
  });
  const more = stringCount > SHOWN ? [`  string  … ${stringCount - SHOWN} more`] : [];
  const page = span.page === undefined ? '' : `, p.${span.page}`;
  const held = heldBack === undefined ? '' : `; held back by the default view: ${heldBack}`;
  return {
    json,
    lines: [
      `${file}: yara ${name}`,
      `  sha256  ${sha256 ?? 'not known'}`,
      ...shown,
      ...more,
      `  report  ${report.title}${page}${held}`,
    ],
  };
}
