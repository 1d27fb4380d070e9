// The figures of one run in the order they are printed, and several runs side by side.

/** @returns `[name, part, whole]`, one for each line */
export function figuresOf({ claims: { sentences, claims, fields, givenRight }, ledger }) {
  const { edges } = ledger;
  return [
    ['sentences, precision', sentences.right, sentences.found],
    ['sentences, recall', sentences.hit, sentences.wanted],
    ['claims, precision', claims.right, claims.found],
    ['claims, recall', claims.right, claims.wanted],
    ...Object.entries(fields).map(([field, right]) => [`${field} right`, right, claims.right]),
    ['evidence given or none', givenRight, claims.right],
    ['echo edges, precision', edges.right, edges.found],
    ['echo edges, recall', edges.right, edges.wanted],
    ['origins, exact', ledger.exact, ledger.claims],
    ['origins, over-counted', ledger.over, ledger.claims],
    ['origins, claim not found', ledger.noGroup, ledger.claims],
    ['contrary origins, exact', ledger.contrary, ledger.claims],
  ];
}

export function table(heads, columns) {
  const wide = 22;
  const [first = []] = columns;
  return [
    `  ${''.padEnd(26)}${heads.map((head) => head.padEnd(wide)).join('')}`.trimEnd(),
    ...first.map(([name], row) =>
      `  ${name.padEnd(26)}${columns.map((column) => share(column[row]).padEnd(wide)).join('')}`.trimEnd(),
    ),
  ].join('\n');
}

function share([, part, whole]) {
  return whole === 0 ? '– (0)' : `${(part / whole).toFixed(3)} (${part}/${whole})`;
}
