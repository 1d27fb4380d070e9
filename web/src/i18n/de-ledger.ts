import type { enLedger } from './en-ledger.ts';

/** Hypothesen, Bewertungen, Ereignisse, Vergleichen und Suchen. */
export const deLedger: typeof enLedger = {
  'ledger.scopeAll':
    'Ursprünge werden nur innerhalb eines Falls gezählt: Über Berichte, von denen nicht feststeht, dass sie dieselbe Sache betreffen, wird nichts summiert. Berichte ohne Fall stehen für sich.',
  'ledger.scopeStory': 'Nur innerhalb dieses Falls gezählt.',
  'ledger.scopeChosen': (n) =>
    `Über die ${n} gewählten Berichte gezählt; sie gelten als Berichte über dieselbe Sache.`,
  'ledger.alone': 'ein Bericht, in keinem Fall: nicht summiert',
  'ledger.inStory': 'Fall',
  'ledger.inReport': 'Bericht',
  'ledger.unknown':
    'Der Text sagt nicht, wer ihn schrieb: Es kann jeder andere hier sein und wird nicht gezählt.',
  'ledger.readAs': (words, reading) => `„${words}“ (gelesen als: ${reading})`,
  'ledger.sameWords': 'hat mit ihr gemeinsam',

  'search.lead':
    'Jedes Wort muss in der Stelle stehen und darf weitergehen; Wörter in Anführungszeichen stehen nebeneinander. Werte kommen zuerst.',
  'search.results': 'Gefundene Stellen',
  'search.more': 'Weitere Stellen zeigen',
  'search.at': (offset) => `bei ${offset.toLocaleString('de')}`,

  'grade.title': 'Diese Aussage bewerten',
  'grade.open': 'Bewerten …',
  'grade.claim': 'Die Aussage',
  'grade.contrary': 'Gegenstimmen',
  'grade.reliability': 'Quelle: Zuverlässigkeit',
  'grade.credibility': 'Information: Glaubwürdigkeit',
  'grade.words': 'Skala der Wörter',
  'grade.likelihood': 'Wahrscheinlichkeit',
  'grade.confidence': 'Sicherheit',
  'grade.note': 'Warum',
  'grade.ungraded': 'nicht bewertet',
  'grade.save': 'Bewerten',
  'grade.takeBack': 'Bewertung zurücknehmen',
  'grade.origins': (n, looked) =>
    `${n === 1 ? '1 unabhängiger Ursprung sagt' : `${n} unabhängige Ursprünge sagen`} das (angesehen: ${looked}). Glaubwürdigkeit 1 braucht zwei.`,
  'grade.history': 'Bisherige Bewertungen',
  'grade.taken': 'zurückgenommen',
  'grade.done': 'Bewertet.',
  'grade.undone': 'Bewertung zurückgenommen.',

  'matrix.title': 'Hypothesen',
  'matrix.lead':
    'Was welcher Hypothese widerspricht, so wie Sie es bewerten. Nichts ist hier gereiht, und keine Hypothese gewinnt: Vereinbares beweist nichts, Unvereinbares zählt.',
  'matrix.item': 'Beleg',
  'matrix.tells': 'Unterscheidet',
  'matrix.nothing': 'sagt nichts',
  'matrix.tellsBy': (n) => `unterscheidet, um ${n} von 4`,
  'matrix.open': 'nicht alles bewertet',
  'matrix.lost': 'steht nicht mehr in den Berichten; zählt nicht',
  'matrix.statement': 'bloßes Wort',
  'matrix.rate': (item, hypothesis) => `${item}, gegen: ${hypothesis}`,
  'matrix.unrated': 'nicht bewertet',
  'matrix.CC': 'sehr vereinbar',
  'matrix.C': 'vereinbar',
  'matrix.N': 'weder noch',
  'matrix.I': 'unvereinbar',
  'matrix.II': 'sehr unvereinbar',
  'matrix.NA': 'nicht anwendbar',
  'matrix.sum': 'Unvereinbar',
  'matrix.sumOf': (items, weight) =>
    items === 0 ? 'nichts' : `${items === 1 ? '1 Beleg' : `${items} Belege`}, Gewicht ${weight}`,
  'matrix.unratedOf': (n) => (n === 0 ? 'alles bewertet' : `${n} nicht bewertet`),
  'matrix.from.ledger': 'in den Berichten behauptet',
  'matrix.from.always': 'immer dabei',
  'matrix.from.analyst': 'hier hinzugefügt',
  'matrix.add': 'Eine weitere Hypothese',
  'matrix.addGo': 'Hinzufügen',
  'matrix.drop': (label) => `„${label}“ streichen`,
  'matrix.undo': 'Letzte Änderung zurücknehmen',
  'matrix.changed': 'Aufgeschrieben.',
  'matrix.falls': 'Fiele ein Beleg weg',
  'matrix.noFalls': 'Kein Vergleich hängt an einem Beleg allein.',
  'matrix.without': (item) => `Ohne ${item}`,
  'matrix.fall': (first, then, second, now) =>
    `würde „${first}“ ${then} „${second}“ widersprochen (jetzt: ${now})`,
  'matrix.more': 'mehr als',
  'matrix.equally': 'so viel wie',
  'matrix.less': 'weniger als',
  'matrix.legend':
    'C vereinbar · CC sehr vereinbar · N weder noch · I unvereinbar · II sehr unvereinbar · NA nicht anwendbar',
  'matrix.noItems': 'Die Berichte geben keine Belege an, die man bewerten könnte.',

  'story.matrix': 'Hypothesen zu diesem Fall',
  'story.eventHint': 'Was nach den Berichten wann getan wurde, in deren eigenen Worten.',
  'story.noEvents': 'Kein Satz dieser Berichte datiert eine Tat.',
  'story.noYear': 'kein Jahr genannt',
  'story.unplaced': 'Ohne Jahr datiert: kein Platz auf der Achse',
  'story.yearFrom': 'Jahr aus dem Kopf der Spalte',
  'story.eventCount': (n) => (n === 1 ? '1 Ereignis' : `${n} Ereignisse`),
  'story.eventLegend': '◆ Ereignis, wie ein Bericht es datiert; ein Balken bei Monat, Jahr oder Zeitraum',

  'compare.hint':
    'Zahl und Tönung: Sätze aus beiden. Schraffur: welcher Bericht sie hat. Ein Feld wählen, um sie zu lesen.',
  'compare.nothing': 'nichts',
  'compare.a': 'Bericht A',
  'compare.b': 'Bericht B',
  'compare.onlyA': 'nur in A',
  'compare.onlyB': 'nur in B',
  'compare.both': 'in beiden',
  'compare.counts': (a, b) => `${a} in A, ${b} in B`,
  'compare.sum': (a, b, both) => `${both} in beiden · ${a} nur in A · ${b} nur in B`,
  'compare.sides': 'Zwei Berichte vergleichen',

  'coverage.choose': 'Navigator-Layer wählen …',
  'coverage.hint':
    'Ein eigener Layer, als JSON. Er wird in diesem Browser gelesen, nirgendwohin gesandt und nirgends gespeichert.',
  'coverage.remove': 'Weglegen',
  'coverage.of': (name) => `Layer „${name}“`,
  'coverage.covered': 'abgedeckt',
  'coverage.near': (by) => `nicht selbst, aber ${by}`,
  'coverage.open': 'nicht abgedeckt',
  'coverage.sum': (covered, near, open) =>
    `${covered} abgedeckt · ${near} nur nahe · ${open} nicht abgedeckt`,
  'coverage.rule':
    'Abgedeckt: aufgeführt, nicht ausgeschaltet, mit einer Wertung über 0, oder ohne Wertung, aber mit Farbe oder Kommentar.',
  'coverage.gaps': 'Nicht abgedeckt',
  'coverage.tooLarge': (mib) => `Diese Datei ist größer als ${mib} MiB.`,
  'coverage.noJson': 'Diese Datei ist kein JSON.',
  'coverage.noLayer': (where) => `Diese Datei ist kein Navigator-Layer: ${where}.`,
  'coverage.otherDomain': (domain) => `Dieser Layer ist von ${domain}; das Pult zeigt enterprise-attack.`,

  'desk.decisions': (model, day) => `${model}, mit dem, was hier entschieden wurde (gelernt ${day})`,
  'desk.judgedBy': 'Beurteilt von',
};
