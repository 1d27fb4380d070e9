import type { Sighting } from '../hunt/index.ts';
import type { ObservableType } from '../model/index.ts';
import { lineSafeJson } from '../share/json/line-safe.ts';
import { defang } from '../share/lists/defang.ts';
import type { StoredIndicator } from '../store/index.ts';

/** One hit as one JSON record; described in docs/reference/hunt.md. */
export function sightingJson(sighting: Sighting<StoredIndicator>): string {
  const { indicator, form, matched, file, lineNumber, offset, line, lineIsCut } = sighting;
  const { reportId, reportTitle, span, sentence, role } = indicator.source;
  return lineSafeJson({
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
    ...(lineIsCut && { lineIsCut }),
  });
}

/** One hit for a person: where, what, the line, and the sentence of the report that names it. */
export function sightingLines(sighting: Sighting<StoredIndicator>): readonly string[] {
  const { indicator, form, matched, file, lineNumber, line, at } = sighting;
  const { reportTitle, span, sentence } = indicator.source;
  const how = form === 'exact' ? '' : ` (${form})`;
  const page = span.page === undefined ? '' : `, p.${span.page}`;
  const seen = around(indicator.type, line, at, matched);
  const named = around(indicator.type, sentence.text, span.start - sentence.start, span.quote);
  return [
    `${file}:${lineNumber}: ${indicator.type} ${defang(indicator.type, indicator.value)}${how}`,
    `  line    ${seen}`,
    `  report  “${named}” (${reportTitle}${page})`,
  ];
}

/** UTF-16 units shown on either side of the words in question. */
const CONTEXT = 140;
const LONGEST_WORDS = 300;

/** Words in the text they stand in, so that nobody clicks on them by accident. */
function around(type: ObservableType, text: string, start: number, words: string): string {
  const end = start + words.length;
  const before = text.slice(Math.max(0, start - CONTEXT), start);
  const after = text.slice(end, end + CONTEXT);
  const shown = words.length > LONGEST_WORDS ? `${words.slice(0, LONGEST_WORDS)}…` : words;
  const safe = DEFANGED.test(shown) ? shown : defang(type, shown);
  const stretch = `${start > CONTEXT ? '…' : ''}${before}${safe}${after}${end + CONTEXT < text.length ? '…' : ''}`;
  return stretch.replace(/\s+/gu, ' ').trim();
}

const DEFANGED = /\[(?:[.:@]|dot|at)\]|hxxp/i;
