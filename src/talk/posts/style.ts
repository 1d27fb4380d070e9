import { hash } from 'node:crypto';

/** `sha256-…` of the one style element, for a policy (CSP 3, 2.3.1). */
export function postStyleHash(): string {
  return `sha256-${hash('sha256', POST_STYLE, 'base64')}`;
}

/** The quiet page of a brief: quotations in a serif, values in a monospace, one hue for HOW and one for WHO. */
export const POST_STYLE: string = `
:root { color-scheme: light dark; --ink: #1c1c1a; --paper: #fdfdfb; --faint: #5d5d57; --rule: #d9d8d2; --how: #0b5c63; --who: #7a5200; --gone: #a11212; --link: #0b4f8a; }
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); }
body { max-width: 46rem; margin: 0 auto; padding: 0 1.25rem 3rem; font: 1.05rem/1.6 system-ui, sans-serif; font-variant-numeric: tabular-nums; }
a { color: var(--link); overflow-wrap: anywhere; } a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 1.5rem 0 .4rem; text-wrap: balance; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; letter-spacing: .06em; margin: 2.4rem 0 .3rem; padding-top: .5rem; border-top: 2px solid currentColor; }
h2.how { color: var(--how); } h2.who { color: var(--who); } h3 { font-size: 1rem; margin: 1.4rem 0 .2rem; font-weight: 600; }
p { margin: .5rem 0; } .facts, .note, .place { color: var(--faint); font-size: .9rem; } .broken { color: var(--gone); }
blockquote { font-family: Georgia, 'Times New Roman', serif; margin: .15rem 0 .2rem 1.1rem; overflow-wrap: anywhere; } .lead { font-size: 1.2rem; margin-inline-start: 0; }
code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .88em; overflow-wrap: anywhere; }
ul, ol { list-style: none; margin: 0; padding: 0; } li { margin: .7rem 0; overflow-wrap: anywhere; }
.tlp { display: inline-block; margin-top: 1rem; padding: .1rem .6rem; background: #000; color: #fff; font-weight: 700; border: 1px solid #555; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.change { border-inline-start: .25rem solid var(--who); padding-inline-start: .8rem; margin: 1rem 0; } .change del { text-decoration-color: var(--gone); }
dl { margin: 0; } dt { color: var(--faint); font-size: .9rem; } dd { margin: 0 0 .5rem; }
@media (prefers-color-scheme: dark) { :root { --ink: #e9e8e3; --paper: #171715; --faint: #a5a49c; --rule: #3a3934; --how: #5cc4cc; --who: #dcab4d; --gone: #ff8a80; --link: #8cc4ff; } }
@media print { :root { color-scheme: light; --ink: #000; --paper: #fff; --faint: #444; --how: #0b5c63; --who: #6b4700; --gone: #8c0f0f; --link: #000; } body { max-width: none; font-size: 10pt; } h2, h3 { break-after: avoid; } li { break-inside: avoid; } }
`;
