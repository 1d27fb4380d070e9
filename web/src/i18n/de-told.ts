/*
 * What the desk itself writes into its answers is English: why two reports are held for an echo, what makes a name
 * ambiguous, who wrote what nobody signed, what a copy proves. Such a sentence is known by its form and said in
 * German; words of reports have none of these forms and stay as they are, and so does what names a fault in an archive.
 */
const FORMS: readonly (readonly [RegExp, string])[] = [
  [/^(\d+) words word for word, the longest run (\d+)$/u, '$1 Wörter wörtlich, die längste Stelle $2'],
  [/^links to (\S+)$/u, 'verweist auf $1'],
  [/^says it has it through (.+)$/su, 'hat es, wie er sagt, durch $1'],
  [/^names (.+) as its source$/su, 'nennt $1 als Quelle'],
  [/^names (.+)$/su, 'nennt $1'],
  [
    /^the same quoted phrase, and (\d+) names and numbers that few others have$/u,
    'dieselben zitierten Worte, und $1 Namen und Zahlen, die kaum ein anderer hat',
  ],
  [/^(\d+) of its (\d+) indicators stand there, too$/u, '$1 seiner $2 Indikatoren stehen auch dort'],
  [/^quotes (\d+) words that stand in its text$/u, 'zitiert $1 Wörter, die in seinem Text stehen'],
  [/^the same quotation of the same person$/u, 'dasselbe Zitat derselben Person'],
  [/^the same quotation of (.+)$/su, 'dasselbe Zitat von $1'],
  [/^both write (\S+(?: \S+)?) for (.+)$/su, 'beide schreiben $1 statt $2'],
  [/^(.{1,200}) spoke to it$/su, '$1 hat mit ihm gesprochen'],
  [/^(.{1,200}) spoke to (.+)$/su, '$1 hat mit $2 gesprochen'],
  [/^the author of “(.*)”$/su, 'wer „$1“ schrieb'],
  [/^the report$/u, 'der Bericht'],
  [/^an unknown other$/u, 'jemand anderes, den niemand kennt'],
  [/^a false flag$/u, 'eine falsche Flagge'],
  [/^this desk$/u, 'dieses Pult'],
  [/^naming map$/u, 'Tafel der Namen'],
  [/^threat-actor version (.+)$/u, 'threat-actor, Version $1'],
  [
    /^([^(]{1,60}) has it in (\d{1,6}) entries \(([^:]{1,2000})\): there it is no one actor’s$/u,
    '$1 hat ihn in $2 Einträgen ($3): Dort gehört er keinem Akteur allein',
  ],
  [/^written there as (.+)$/su, 'dort geschrieben als $1'],
  [
    /^an ordinary word: in texts it counts as a name only beside a word such as “group”$/u,
    'ein gewöhnliches Wort: In Texten gilt es nur neben einem Wort wie „group“ als Name',
  ],
  [
    /^ATT&CK has malware or a tool of this name, too$/u,
    'ATT&CK hat auch eine Schadsoftware oder ein Werkzeug dieses Namens',
  ],
  [/^VERIFIES {3}(\S.*)$/su, 'STIMMT: $1'],
  [/^BROKEN {5}at ([^\s:]+): (.+)$/su, 'GEBROCHEN bei $1: $2'],
  [/^(\d+) files, every byte belongs to one of them$/u, '$1 Dateien, jedes Byte gehört zu einer davon'],
  [
    /^(\d+) files, each with the hash and size that are recorded$/u,
    '$1 Dateien, jede mit der Prüfsumme und Größe, die verzeichnet sind',
  ],
  [/^datapackage\.json has the SHA-256 that is recorded$/u, 'datapackage.json hat die verzeichnete SHA-256'],
  [/^(\d+) records, every digest they state is right$/u, '$1 Einträge, jede Prüfsumme darin stimmt'],
  [
    /^(\d+) lines, each leads to its record and no record is left out$/u,
    '$1 Zeilen, jede führt zu ihrem Eintrag, und keiner fehlt',
  ],
  [/^(\d+) pages, each has its record$/u, '$1 Seiten, jede hat ihren Eintrag'],
  [/^WACZ (\S+) by (.+)$/su, 'WACZ $1, gemacht von $2'],
  [/^existed at (\S+), says (.+)$/su, '$2 bezeugt: da am $1'],
  [
    /^Who made it: there is no signature, so whoever could write the file could have made it up whole\.$/u,
    'Wer sie gemacht hat: Es gibt keine Signatur; wer die Datei schreiben konnte, kann sie ganz erfunden haben.',
  ],
  [
    /^Who made it: it was signed by another key \((\S+)\), and whose that is it cannot say\.$/u,
    'Wer sie gemacht hat: Signiert hat ein anderer Schlüssel ($1), und wessen der ist, sagt sie nicht.',
  ],
  [
    /^When: there is no outside timestamp; the time is this desk's own word\.$/u,
    'Wann: Es gibt keinen fremden Zeitstempel; die Zeit ist das Wort dieses Pults.',
  ],
  [
    /^When: there is no outside timestamp; the time is the maker's own word\.$/u,
    'Wann: Es gibt keinen fremden Zeitstempel; die Zeit ist das Wort dessen, der sie gemacht hat.',
  ],
  [
    /^Whether (.{1,200}) can be believed: no root certificate was given to check it with\.$/su,
    'Ob man $1 glauben kann: Es wurde kein Wurzelzertifikat gegeben, mit dem es zu prüfen wäre.',
  ],
  [
    /^(\d+) records bear no digest of their own; the hash of their file covers them\.$/u,
    '$1 Einträge haben keine eigene Prüfsumme; die ihrer Datei deckt sie.',
  ],
  [
    /^What the server sent: TLS leaves nothing that a third party could check\.$/u,
    'Was der Server sandte: TLS lässt nichts zurück, was ein Dritter prüfen könnte.',
  ],
];

/** Who signed, and the time: parts of the line that gives the verdict. */
const PARTS: readonly (readonly [string, string])[] = [
  ['made by this desk', 'gemacht von diesem Pult'],
  ['signed by another key', 'signiert mit einem anderen Schlüssel'],
  ['unsigned', 'nicht signiert'],
  ['no outside timestamp', 'kein fremder Zeitstempel'],
];

export function toldInGerman(words: string): string {
  const [pattern, german] = FORMS.find(([form]) => form.test(words)) ?? [];
  if (pattern === undefined || german === undefined)
    return PARTS.find(([part]) => part === words)?.[1] ?? words;
  const told = words.replace(pattern, german);
  if (!words.startsWith('VERIFIES ')) return told;
  return PARTS.reduce((line, [part, inGerman]) => line.replace(part, inGerman), told);
}
