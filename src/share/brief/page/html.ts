import type { ReportDocument } from '../../../model/index.ts';
import { wellFormed } from '../../lists/sentence-of.ts';
import { plain } from '../fit.ts';
import type { BriefOptions } from '../options.ts';
import type { BriefPage } from './brief-page.ts';
import { briefPage } from './brief-page.ts';
import type { Found, HowSection } from './how-section.ts';
import { STYLE } from './style.ts';
import type { ClaimItem, WhoSection } from './who-section.ts';

export { styleHash } from './style.ts';

/**
 * The brief as one static page: no script, nothing loaded from anywhere, for the screen and for paper, with the
 * marking on every printed page. Every word of a report is escaped and defanged, and the page's own policy
 * forbids even an attempt to load anything.
 */
export function briefHtml(document: ReportDocument, options: BriefOptions = {}): string {
  const page = briefPage(document, options.lost ?? [], options.all === true);
  const banner = `<span class="tlp tlp-${page.tlp.replace('TLP:', '').replace('+STRICT', '')}">${page.tlp}</span>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${safe(page.title)} · ${page.tlp}</title>
<style>${STYLE}</style>
</head>
<body>
<header class="top"><div class="in">${banner}</div></header>
<main><div class="in">
<h1>${safe(page.title)}</h1>
<p class="facts">${[...page.facts, page.marking].map(safe).join(' · ')}</p>
${page.source.map((line) => `<p class="broken">${safe(line)}</p>\n`).join('')}${page.lead === undefined ? '' : `<p class="lead"><q>${safe(page.lead.quote)}</q>${placed(page.lead.place)}</p>`}
${how(page.how)}
${who(page.who)}
${lost(page)}
${unstated(page)}
<section>
<h2>Copy</h2>
<ul>
${page.copy.map((line) => `<li>${safe(line)}</li>`).join('\n')}
${page.problems.map((line) => `<li class="broken">could not be read: ${safe(line)}</li>`).join('\n')}
</ul>
</section>
</div></main>
<footer class="bottom"><div class="in">${banner}</div></footer>
</body>
</html>
`;
}

function how({ counts, tactics, lists, rules, observables, heldBack }: HowSection): string {
  return `<section>
<h2 class="how">HOW</h2>
<p class="counts">${safe(counts.length === 0 ? 'not in this text' : counts.join(' · '))}</p>
${tactics.map(({ name, techniques }) => `<h3>${safe(name)}</h3>\n<ul>${techniques.map((each) => `<li><strong>${safe(each.text)}</strong>${placed(each.place)}${noted(each.note)}\n<blockquote>${safe(each.quote)}</blockquote></li>`).join('\n')}</ul>`).join('\n')}
${lists.map(({ label, items }) => `<h3>${safe(label)}</h3>\n<ul>${items.map(found).join('\n')}</ul>`).join('\n')}
${rules.map((rule) => `<h3>${safe(rule.label)}</h3>\n<p>${safe(rule.text)}${placed(rule.place)}${noted(rule.note)}</p>\n<pre><code>${lines(rule.body)}</code></pre>`).join('\n')}
${observables.map(family).join('\n')}
${heldBack === undefined ? '' : `<p class="held">held back: ${safe(heldBack)}</p>`}
</section>`;
}

function family({ label, values }: HowSection['observables'][number]): string {
  const rows = values.map(
    ({ text, role, note, place }) =>
      `<tr><td><code>${safe(text)}</code></td><td>${safe([role, note].filter(Boolean).join('; '))}</td><td class="place">${safe(place)}</td></tr>`,
  );
  return `<h3>${safe(label)}</h3>
<table><thead><tr><th scope="col">value, defanged</th><th scope="col">role</th><th scope="col" class="place">page</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>`;
}

function who({ summary, claims, about, names, heldBack }: WhoSection): string {
  return `<section>
<h2 class="who">WHO</h2>
<p class="counts">${safe(summary.join(' · '))}</p>
${claims.map((each) => claim(each, true)).join('\n')}
${names.length === 0 ? '' : `<h3>names</h3>\n<ul>${names.map(found).join('\n')}</ul>`}
${about.length === 0 ? '' : `<h3>the report itself</h3>\n${about.map((each) => claim(each, false)).join('\n')}`}
${heldBack === undefined ? '' : `<p class="held">held back: ${safe(heldBack)}</p>`}
</section>`;
}

function claim(item: ClaimItem, withEvidence: boolean): string {
  const { claimants, hedge, content, evidence, quote, place, again, note } = item;
  return `<div class="claim">
<p class="said"><strong>${safe(claimants)}</strong>: ${safe(hedge)} — ${safe(content)}${placed(place)}</p>
${withEvidence ? `<p>evidence: ${safe(evidence)}</p>` : ''}
<blockquote>${safe(quote)}</blockquote>
${[again, note]
  .filter(Boolean)
  .map((each) => `<p class="note">${safe(each)}</p>`)
  .join('\n')}
</div>`;
}

function lost({ lost: items }: BriefPage): string {
  if (items.length === 0) return '';
  return `<section>
<h2 class="broken">Lost</h2>
<p class="counts">decided on in an earlier reading; the words do not stand in this one</p>
<ul>${items.map(({ what, words, note }) => `<li>${safe(note)}: ${safe(what)}, from the words <q>${safe(words)}</q></li>`).join('\n')}</ul>
</section>`;
}

function unstated({ notStated, notFound }: BriefPage): string {
  const line = (heading: string, items: readonly string[]): string =>
    items.length === 0 ? '' : `<p><strong>${heading}</strong> ${items.map(safe).join(' · ')}</p>`;
  if (notStated.length + notFound.length === 0) return '';
  return `<section>\n<h2>Not stated</h2>\n${line('not stated:', notStated)}\n${line('not found:', notFound)}\n</section>`;
}

function found({ text, place, note }: Found): string {
  return `<li>${safe(text)}${placed(place)}${noted(note)}</li>`;
}

function placed(place: string): string {
  return place === '' ? '' : ` <span class="place">${safe(place)}</span>`;
}

function noted(note: string): string {
  return note === '' ? '' : ` <span class="note">(${safe(note)})</span>`;
}

/** A rule as it would be loaded: its lines stay lines, and it is not defanged, or it would find nothing. */
function lines(text: string): string {
  return text
    .split(/\r\n|\r|\n/u)
    .map((line) => marked(line.replace(HIDDEN, '\uFFFD')))
    .join('\n');
}

/** Control and bidirectional formatting characters, but the tabulator. */
const HIDDEN = /(?!\t)[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** Safe as text and inside a double-quoted attribute (HTML, 13.1.2.4); hidden characters made visible. */
function safe(text: string): string {
  return marked(plain(text));
}

function marked(text: string): string {
  return wellFormed(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
