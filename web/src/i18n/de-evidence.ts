import type { Catalogue } from './catalogue.ts';
import { toldInGerman } from './de-told.ts';
import type { enEvidence } from './en-evidence.ts';

/** What vouches for a report, and what changed in it. */
export const deEvidence: Pick<Catalogue, keyof typeof enEvidence> = {
  'diff.title': 'Änderungen zwischen den Aufnahmen',
  'diff.one':
    'Es gibt nur eine Aufnahme. Wird die Seite beobachtet oder noch einmal aufgenommen, steht hier, was sich geändert hat.',
  'diff.from': 'Von',
  'diff.to': 'bis',
  'diff.same': 'Beide sagen dasselbe.',
  'diff.readers': (from, to) =>
    `Gelesen von ${from} und von ${to}: Schon deshalb können die Funde verschieden sein.`,
  'diff.summary': (of) =>
    `Observables ${of.observables[0]} vorher, ${of.observables[1]} jetzt; Behauptungen ${of.claims[0]} vorher, ${of.claims[1]} jetzt; ${of.edited} Sätze geändert; ${of.kept} % des Textes erhalten.`,
  'diff.absent': 'Nicht mehr da',
  'diff.added': 'Neu',
  'diff.observables': (n, of) => `${n} seiner ${of} Observables`,
  'diff.claims': (n, of) => `${n} seiner ${of} Behauptungen`,
  'part.paragraph': 'Absatz',
  'part.sentence': 'Satz',
  'part.table': 'Tabelle',
  'part.list': 'Liste',
  'part.code': 'Code',

  'app.noPublisher': 'Herausgeber nicht angegeben',
  'news.state.gone': 'Die Quelle ist weg',
  'news.state.soft-404': 'Die Quelle ist weg: Ihre Adresse antwortet mit etwas anderem',
  'news.state.redirected-away': 'Die Quelle ist weg: Ihre Adresse führt woandershin',
  'news.state.drifted': 'Die Quelle hat sich geändert',
  'news.since': (since) => `seit ${since}`,
  'news.lastPresent': (at) => `zuletzt so gesehen wie aufgenommen: ${at}`,
  'news.newer': (at, claims) =>
    `Die Quelle hat sich seither geändert: Aufnahme vom ${at}. ${claims === 0 ? 'Sie hat noch alle Behauptungen, die hier stehen.' : claims === 1 ? 'Die Stelle einer Behauptung, die hier steht, hat sie nicht mehr.' : `Die Stellen von ${claims} Behauptungen, die hier stehen, hat sie nicht mehr.`}`,
  'news.absent': (at) => `Nicht mehr in der Quelle (Aufnahme vom ${at})`,

  'app.told': toldInGerman,

  'check.ok': 'stimmt',
  'check.broken': 'gebrochen',
  'check.not-present': 'nicht da',

  'prov.title': 'Herkunft',
  'prov.captured': 'Aufgenommen',
  'prov.source': 'Quelle',
  'prov.bytes': 'Nutzdaten',
  'prov.size': (n) => `${n.toLocaleString('de')} Bytes`,
  'prov.sha': 'SHA-256 der Nutzdaten',
  'prov.waczSha': 'SHA-256 des Archivs',
  'prov.textSha': 'SHA-256 des Texts',
  'prov.archive': 'Archiv',
  'prov.signature': 'Signatur',
  'prov.unreadable': 'die Signatur ist nicht lesbar',
  'prov.key': 'SHA-256 des Schlüssels',
  'prov.unsigned': 'nicht signiert',
  'prov.timestamp': 'Zeitstempel',
  'prov.stamped': 'ein Token nach RFC 3161 liegt im Archiv',
  'prov.mementos': 'Mementos',
  'prov.captures': 'Aufnahmen dieses Berichts',
  'prov.status': 'An der Quelle',
  'prov.notWatched': 'nicht beobachtet',
  'prov.verify': 'Jetzt prüfen',
  'prov.verifying': 'Wird geprüft …',
  'prov.offline': 'Dasselbe ohne Netz',
  'prov.notProved': 'Was das nicht beweist',
  'prov.file': (name) => `Datei ${name}`,
};
