import { hash } from 'node:crypto';

/** `sha256-…` of the one style element, for a policy (CSP 3, 2.3.1). */
export function styleHash(): string {
  return `sha256-${hash('sha256', STYLE, 'base64')}`;
}

// TLP 2.0: the label in capitals, at the top and the bottom of every page, in its colour on black. The table
// groups are how a browser repeats a line on every printed page without laying it over the text.
export const STYLE: string = `
:root { color-scheme: light dark; --ink: #1c1c1a; --paper: #fdfdfb; --faint: #5d5d57; --rule: #d9d8d2; --how: #0b5c63; --who: #7a5200; --gone: #a11212; }
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); }
body { display: table; width: 100%; max-width: 56rem; margin: 0 auto; font: 1rem/1.6 system-ui, sans-serif; font-variant-numeric: tabular-nums; }
.top { display: table-header-group; break-inside: avoid; } .bottom { display: table-footer-group; break-inside: avoid; } main { display: table-row-group; }
.in { display: block; padding: 0 1.5rem; }
.tlp { display: inline-block; margin: .8rem 0; padding: .15rem .6rem; background: #000; color: #fff; font-weight: 700; font-size: 12pt; letter-spacing: .02em; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.tlp-RED { color: #ff2b2b; } .tlp-AMBER { color: #ffc000; } .tlp-GREEN { color: #33ff00; } .tlp-CLEAR { color: #fff; }
.top .in, .bottom .in { text-align: right; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: .2rem 0 .3rem; text-wrap: balance; overflow-wrap: anywhere; }
h2 { font-size: 1.05rem; letter-spacing: .08em; margin: 2.2rem 0 .2rem; padding-top: .5rem; border-top: 2px solid currentColor; }
h2.how { color: var(--how); } h2.who { color: var(--who); } h3 { font-size: .95rem; margin: 1.2rem 0 .2rem; color: var(--faint); font-weight: 600; }
p { margin: .3rem 0; } .facts, .counts, .note, .place, .held { color: var(--faint); } .counts { margin-bottom: .6rem; }
.lead { font: 1.15rem/1.5 Georgia, 'Times New Roman', serif; margin: 1rem 0; }
q, blockquote { font-family: Georgia, 'Times New Roman', serif; quotes: none; } blockquote { margin: .1rem 0 .5rem 1.2rem; overflow-wrap: anywhere; }
code, pre { font-family: ui-monospace, 'SFMono-Regular', Menlo, Consolas, monospace; font-size: .88em; overflow-wrap: anywhere; } pre { white-space: pre-wrap; border-left: 2px solid var(--rule); margin: .4rem 0 .8rem; padding-left: .8rem; }
ul { list-style: none; margin: 0; padding: 0; } li { margin: .35rem 0; overflow-wrap: anywhere; } .place { white-space: nowrap; font-size: .85em; }
table { border-collapse: collapse; width: 100%; margin: .2rem 0 .8rem; } th { text-align: left; font-weight: 600; color: var(--faint); font-size: .85rem; } th, td { padding: .15rem .8rem .15rem 0; vertical-align: top; border-bottom: 1px solid var(--rule); } td.place, th.place { text-align: right; padding-right: 0; }
.claim { margin: 1rem 0; } .said strong { font-weight: 650; } .broken { color: var(--gone); }
@media (prefers-color-scheme: dark) { :root { --ink: #e9e8e3; --paper: #171715; --faint: #a5a49c; --rule: #3a3934; --how: #5cc4cc; --who: #dcab4d; --gone: #ff8a80; } .tlp { border: 1px solid #555; } }
@media print {
  @page { margin: 14mm 16mm 16mm; @bottom-left { content: counter(page) ' / ' counter(pages); font: 9pt system-ui, sans-serif; } }
  :root { color-scheme: light; --ink: #000; --paper: #fff; --faint: #444; --rule: #bbb; --how: #0b5c63; --who: #6b4700; --gone: #8c0f0f; }
  body { max-width: none; font-size: 10pt; line-height: 1.45; } .in { padding: 0; } h1 { font-size: 16pt; }
  h2, h3 { break-after: avoid; } li, .claim, tr { break-inside: avoid; } pre { break-inside: auto; }
}
`;
