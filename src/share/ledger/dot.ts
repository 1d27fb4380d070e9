import type { EchoEdge, Ledger } from '../../model/index.ts';
import { plain } from '../brief/fit.ts';
import { ledgerWords } from './ledger-words.ts';

/** The echoes as a Graphviz graph, from echo to source: https://graphviz.org/doc/info/lang.html. */
export function ledgerDot(ledger: Ledger): string {
  const words = ledgerWords(ledger);
  const outside = new Set(ledger.edges.flatMap(({ to }) => (to.kind === 'outside' ? [to.name] : [])));
  const lines = [
    'digraph echoes {',
    '  rankdir=RL;',
    '  node [shape=box, fontname="sans-serif"];',
    ...ledger.reports.map(
      ({ id, published }) =>
        `  ${quoted(id)} [label=${quoted(`${words.reportName(id)}\n${published?.slice(0, 10) ?? 'no date'}`)}];`,
    ),
    ...[...outside].map((name) => `  ${quoted(`outside ${name}`)} [label=${quoted(name)}, style=dashed];`),
    ...ledger.edges.map(
      (edge) =>
        `  ${quoted(edge.from)} -> ${quoted(endOf(edge))} [label=${quoted(edge.grounds.map(({ kind }) => kind).join('\n'))}${edge.credited ? '' : ', style=dotted'}];`,
    ),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

function endOf({ to }: EchoEdge): string {
  return to.kind === 'outside' ? `outside ${to.name}` : to.reportId;
}

/** A quoted string; the line break between two labels is ours, all else is one plain line. */
function quoted(text: string): string {
  const lines = text.split('\n').map((line) => plain(line).replaceAll('\\', '\\\\').replaceAll('"', '\\"'));
  return `"${lines.join('\\n')}"`;
}
