import type { ClaimGroup, ClaimOrigin, Ledger, LedgerRow } from '../../model/index.ts';
import { plain } from '../brief/fit.ts';
import { noLongerThere } from '../brief/source-words.ts';
import { gradeWords } from './grade-words.ts';
import type { LedgerWords } from './ledger-words.ts';
import {
  affairWords,
  claimed,
  contraryWords,
  countWords,
  driftWords,
  evidenceWords,
  groundWords,
  headline,
  hedgeWords,
  ledgerWords,
  originWords,
} from './ledger-words.ts';
import { sourceLines } from './source-lines.ts';

/**
 * The ledger as one static HTML page: no script, nothing loaded from anywhere, every word of a report
 * escaped and defanged, and laid out for paper, too. Its policy forbids even an attempt to load anything.
 */
export function ledgerHtml(ledger: Ledger): string {
  const words = ledgerWords(ledger);
  const title = escaped(headline(ledger));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<p class="tlp">${escaped(ledger.tlp)}, the strictest of the reports</p>
<h1>${title}</h1>
${sourceLines(ledger)
  .map((line) => `<p class="note"><strong>${escaped(line)}</strong></p>\n`)
  .join('')}</header>
<main>
${ledger.groups.map((group) => section(group, words)).join('\n')}
${variants(ledger)}
<section>
<h2>Reports</h2>
<ol class="reports">
${ledger.reports.map((report) => `<li id="${escaped(report.id)}"><cite>${escaped(report.title)}</cite> · ${escaped(report.publisher ?? 'publisher not stated')} · ${escaped(report.published?.slice(0, 10) ?? 'no date')} · <code>${escaped(report.id)}</code></li>`).join('\n')}
</ol>
</section>
</main>
<footer><p>Who says so, on whose knowledge, and who only repeats it. A claim is never a fact.</p></footer>
</body>
</html>
`;
}

function section(group: ClaimGroup, words: LedgerWords): string {
  const affair = affairWords(group);
  return `<section class="claim">
${affair === undefined ? '' : `<p class="tlp">${escaped(affair)}</p>`}
<h2>${escaped(claimed(group))}</h2>
<p class="count"><strong>${escaped(countWords(group))}</strong>${escaped(contraryWords(group))} · first seen ${escaped(group.firstSeen?.slice(0, 10) ?? 'not stated')}</p>
${group.origins.map((origin) => originPart(origin, '', group, words)).join('\n')}
${group.contrary.map((origin) => originPart(origin, 'contrary: ', group, words)).join('\n')}
${group.unresolved.length === 0 ? '' : `<h3>unresolved</h3>\n<ul>${group.unresolved.map((row) => rowPart(row, group, words)).join('\n')}</ul>`}
</section>`;
}

function originPart(origin: ClaimOrigin, mark: string, group: ClaimGroup, words: LedgerWords): string {
  const people = origin.people.map(({ person }) => person).join(', ');
  const through = people === '' ? '' : ` (through ${escaped(people)})`;
  const echoes =
    origin.echoes.length === 0
      ? ''
      : `<li class="echoes">echoed by<ul>${origin.echoes.map((row) => rowPart(row, group, words)).join('\n')}</ul></li>`;
  const rows =
    origin.rows.length === 0
      ? '<li>its own words are not among the reports</li>'
      : origin.rows.map((row) => rowPart(row, group, words)).join('\n');
  return `<h3>${mark}${escaped(originWords(origin))}${through}</h3>
<ul>${rows}
${echoes}</ul>`;
}

function rowPart(row: LedgerRow, group: ClaimGroup, words: LedgerWords): string {
  const page = row.passage.span.page === undefined ? '' : ` · p.${row.passage.span.page}`;
  const [nearest] = row.chain;
  const edge = nearest === undefined ? undefined : words.edge(nearest);
  const drift = driftWords(row);
  const notes = [
    ...(drift === undefined ? [] : [`surer than its source: ${drift}`]),
    ...(edge === undefined ? [] : [groundWords(edge, words)]),
    ...(row.absentFrom === undefined ? [] : [noLongerThere(row.absentFrom)]),
    ...(row.grade === undefined ? [] : [gradeWords(row.grade, group)]),
  ];
  return `<li><a href="#${escaped(row.reportId)}">${escaped(words.reportName(row.reportId))}</a> · ${escaped(row.as)} · ${escaped(row.published?.slice(0, 10) ?? 'no date')} · ${escaped(hedgeWords(row))} · ${escaped(evidenceWords(row))}${page}
<blockquote>${escaped(row.passage.span.quote)}</blockquote>
${notes.map((note) => `<p class="note">${escaped(note)}</p>`).join('\n')}</li>`;
}

function variants({ variants }: Ledger): string {
  if (variants.length === 0) return '';
  const items = variants.map(
    ({ written, of }) => `<li>${escaped(written)} stands for ${escaped(of)}: held to be a misspelling</li>`,
  );
  return `<section>\n<h2>Variants</h2>\n<ul>${items.join('\n')}</ul>\n</section>`;
}

/** Safe as text and inside a double-quoted attribute (HTML, 13.1.2.4); hidden characters made visible. */
function escaped(text: string): string {
  return plain(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

const STYLE = `
:root { color-scheme: light dark; --who: #7a5200; }
body { font: 1rem/1.55 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.15rem; color: var(--who); margin-top: 2rem; } h3 { font-size: 1rem; margin-bottom: 0; }
.tlp { font-weight: 600; } ul { padding-left: 1.2rem; } li { margin: .4rem 0; }
blockquote { font-family: Georgia, serif; margin: .2rem 0 .2rem 1rem; } .note { margin: 0 0 0 1rem; font-size: .9rem; }
code { font-family: ui-monospace, monospace; font-size: .85em; } a { color: inherit; overflow-wrap: anywhere; }
@media (prefers-color-scheme: dark) { :root { --who: #d9a441; } }
@media print { body { max-width: none; padding: 0; font-size: 10pt; } a { text-decoration: none; } li, blockquote { break-inside: avoid; } h2, h3 { break-after: avoid; } }
`;
