/** Hypotheses, grades, events, comparing and searching. */
export const enLedger = {
  'ledger.scopeAll':
    'Origins are counted within a story only: nothing is summed up across reports that are not known to be about one affair. Reports in no story stand by themselves.',
  'ledger.scopeStory': 'Counted within this story and nowhere else.',
  'ledger.scopeChosen': (n: number): string =>
    `Counted across the ${n} reports you chose, taken to be about one affair.`,
  'ledger.alone': 'one report, in no story: not summed up',
  'ledger.inStory': 'Story',
  'ledger.inReport': 'Report',
  'ledger.unknown': 'The text does not say who wrote it: it may be any other here, and is not counted.',
  'ledger.readAs': (words: string, reading: string): string => `“${words}” (read as: ${reading})`,
  'ledger.sameWords': 'has in common with it',

  'search.lead':
    'Every word must be in the passage and may go on; words in quotation marks stand side by side. Values come first.',
  'search.results': 'Places found',
  'search.more': 'Show more places',
  'search.at': (offset: number): string => `at ${offset.toLocaleString('en')}`,

  'grade.title': 'Grade this claim',
  'grade.open': 'Grade …',
  'grade.claim': 'The claim',
  'grade.contrary': 'Contrary voices',
  'grade.reliability': 'Source: reliability',
  'grade.credibility': 'Information: credibility',
  'grade.words': 'Scale of the words',
  'grade.likelihood': 'Likelihood',
  'grade.confidence': 'Confidence',
  'grade.note': 'Why',
  'grade.ungraded': 'not graded',
  'grade.save': 'Grade',
  'grade.takeBack': 'Take the grade back',
  'grade.origins': (n: number, looked: string): string =>
    `${n === 1 ? '1 independent origin says' : `${n} independent origins say`} so (looked at: ${looked}). Credibility 1 takes two.`,
  'grade.history': 'Grades so far',
  'grade.taken': 'taken back',
  'grade.done': 'Graded.',
  'grade.undone': 'Grade taken back.',

  'matrix.title': 'Hypotheses',
  'matrix.lead':
    'What contradicts which hypothesis, as you rate it. Nothing here is ranked and no hypothesis wins: consistency proves nothing, inconsistency counts.',
  'matrix.item': 'Evidence',
  'matrix.tells': 'Tells apart',
  'matrix.nothing': 'says nothing',
  'matrix.tellsBy': (n: number): string => `tells apart, by ${n} of 4`,
  'matrix.open': 'not all rated',
  'matrix.lost': 'no longer in the reports; counts nothing',
  'matrix.statement': 'bare word',
  'matrix.rate': (item: string, hypothesis: string): string => `${item}, against: ${hypothesis}`,
  'matrix.unrated': 'not rated',
  'matrix.CC': 'very consistent',
  'matrix.C': 'consistent',
  'matrix.N': 'neither',
  'matrix.I': 'inconsistent',
  'matrix.II': 'very inconsistent',
  'matrix.NA': 'not applicable',
  'matrix.sum': 'Inconsistent',
  'matrix.sumOf': (items: number, weight: number): string =>
    items === 0 ? 'nothing' : `${items === 1 ? '1 item' : `${items} items`}, weight ${weight}`,
  'matrix.unratedOf': (n: number): string => (n === 0 ? 'all rated' : `${n} not rated`),
  'matrix.from.ledger': 'claimed in the reports',
  'matrix.from.always': 'always there',
  'matrix.from.analyst': 'added here',
  'matrix.add': 'Another hypothesis',
  'matrix.addGo': 'Add',
  'matrix.drop': (label: string): string => `Drop “${label}”`,
  'matrix.undo': 'Undo the last change',
  'matrix.changed': 'Written down.',
  'matrix.falls': 'If one item fell',
  'matrix.noFalls': 'No comparison hangs on one item alone.',
  'matrix.without': (item: string): string => `Without ${item}`,
  'matrix.fall': (first: string, then: string, second: string, now: string): string =>
    `${first} would be contradicted ${then} ${second} (now: ${now})`,
  'matrix.more': 'more than',
  'matrix.equally': 'as much as',
  'matrix.less': 'less than',
  'matrix.legend':
    'C consistent · CC very consistent · N neither · I inconsistent · II very inconsistent · NA not applicable',
  'matrix.noItems': 'The reports give no evidence that could be rated.',

  'story.matrix': 'Hypotheses of this story',
  'story.eventHint': 'What the reports say was done when, in their own words.',
  'story.noEvents': 'No sentence of these reports dates a deed.',
  'story.noYear': 'no year stated',
  'story.unplaced': 'Dated without a year: no place on the axis',
  'story.yearFrom': 'year from the head of the column',
  'story.eventCount': (n: number): string => (n === 1 ? '1 event' : `${n} events`),
  'story.eventLegend': '◆ event, as a report dates it; a bar where it dates a month, a year or a range',

  'compare.hint':
    'Number and shade: sentences of both. Hatching: which report shows it. Choose a cell to read them.',
  'compare.nothing': 'nothing',
  'compare.a': 'Report A',
  'compare.b': 'Report B',
  'compare.onlyA': 'only in A',
  'compare.onlyB': 'only in B',
  'compare.both': 'in both',
  'compare.counts': (a: number, b: number): string => `${a} in A, ${b} in B`,
  'compare.sum': (a: number, b: number, both: number): string =>
    `${both} in both · ${a} only in A · ${b} only in B`,
  'compare.sides': 'Compare two reports',

  'coverage.choose': 'Choose a Navigator layer …',
  'coverage.hint':
    'A layer of your own, as JSON. It is read in this browser, sent nowhere and stored nowhere.',
  'coverage.remove': 'Put it away',
  'coverage.of': (name: string): string => `Layer “${name}”`,
  'coverage.covered': 'covered',
  'coverage.near': (by: string): string => `not itself, but ${by}`,
  'coverage.open': 'not covered',
  'coverage.sum': (covered: number, near: number, open: number): string =>
    `${covered} covered · ${near} only near · ${open} not covered`,
  'coverage.rule':
    'Covered: listed, not switched off, with a score above 0, or without a score but with a colour or a comment.',
  'coverage.gaps': 'Not covered',
  'coverage.tooLarge': (mib: number): string => `That file is larger than ${mib} MiB.`,
  'coverage.noJson': 'That file is no JSON.',
  'coverage.noLayer': (where: string): string => `That file is no Navigator layer: ${where}.`,
  'coverage.otherDomain': (domain: string): string =>
    `That layer is of ${domain}; the desk shows enterprise-attack.`,

  'desk.decisions': (model: string, day: string): string =>
    `${model}, with what was decided here (learnt ${day})`,
  'desk.judgedBy': 'Judged by',
};
