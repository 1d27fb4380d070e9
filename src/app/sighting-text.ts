import type { Sighting } from '../hunt/index.ts';
import { defang } from '../share/lists/defang.ts';
import type { StoredIndicator } from '../store/index.ts';

/** One hit as one JSON record; described in docs/reference/machine-interface.md. */
export function sightingJson(sighting: Sighting<StoredIndicator>): string {
  const { indicator, form, matched, file, lineNumber, offset, line } = sighting;
  const { reportId, reportTitle, span, sentence, role } = indicator.source;
  return JSON.stringify({
    indicator: { type: indicator.type, value: indicator.value },
    form,
    matched,
    report: { id: reportId, title: reportTitle },
    span,
    sentence: sentence.text,
    role,
    file,
    offset,
    lineNumber,
    line,
  });
}

const LONGEST = 300;

/** One hit for a person: where, what, the line, and the sentence of the report that names it. */
export function sightingLines(sighting: Sighting<StoredIndicator>): readonly string[] {
  const { indicator, form, file, lineNumber, line } = sighting;
  const { reportTitle, span, sentence } = indicator.source;
  const how = form === 'exact' ? '' : ` (${form})`;
  const place = span.page === undefined ? '' : `, p.${span.page}`;
  return [
    `${file}:${lineNumber}: ${indicator.type} ${defang(indicator.type, indicator.value)}${how}`,
    `  line    ${shortened(line)}`,
    `  report  “${shortened(sentence.text)}” (${reportTitle}${place})`,
  ];
}

function shortened(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`;
}
