/** How much two captures differ: before and now. */
export interface DiffCounts {
  readonly observables: readonly [number, number];
  readonly claims: readonly [number, number];
  readonly edited: number;
  readonly kept: number;
}

/** What vouches for a report, and what changed in it. */
export const enEvidence = {
  'diff.title': 'Changes between captures',
  'diff.one': 'There is one capture only. Watch the page, or keep it again, and what changed is shown here.',
  'diff.from': 'From',
  'diff.to': 'to',
  'diff.same': 'The two say the same.',
  'diff.readers': (from: string, to: string): string =>
    `Read by ${from} and by ${to}: findings may differ for that alone.`,
  'diff.summary': (of: DiffCounts): string =>
    `Observables ${of.observables[0]} before, ${of.observables[1]} now; claims ${of.claims[0]} before, ${of.claims[1]} now; ${of.edited} sentences edited; ${of.kept} % of the text kept.`,
  'diff.absent': 'No longer there',
  'diff.added': 'New',
  'diff.observables': (n: number, of: number): string => `${n} of its ${of} observables`,
  'diff.claims': (n: number, of: number): string => `${n} of its ${of} claims`,
  'part.paragraph': 'paragraph',
  'part.sentence': 'sentence',
  'part.table': 'table',
  'part.list': 'list',
  'part.code': 'code',

  'app.noPublisher': 'publisher not stated',
  'news.state.gone': 'The source is gone',
  'news.state.soft-404': 'The source is gone: its address answers with something else',
  'news.state.redirected-away': 'The source is gone: its address leads elsewhere',
  'news.state.drifted': 'The source has changed',
  'news.since': (since: string): string => `since ${since}`,
  'news.lastPresent': (at: string): string => `last seen there as kept: ${at}`,
  'news.newer': (at: string, claims: number): string =>
    `The source has changed since: capture of ${at}. ${claims === 0 ? 'It still has every claim shown here.' : `It no longer has ${claims === 1 ? 'the passage of 1 claim' : `the passages of ${claims} claims`} shown here.`}`,
  'news.absent': (at: string): string => `No longer in the source (capture of ${at})`,

  'app.told': (words: string): string => words,

  'check.ok': 'ok',
  'check.broken': 'broken',
  'check.not-present': 'not there',

  'prov.title': 'Provenance',
  'prov.captured': 'Captured',
  'prov.source': 'Source',
  'prov.bytes': 'Payload',
  'prov.size': (n: number): string => `${n.toLocaleString('en')} bytes`,
  'prov.sha': 'SHA-256 of the payload',
  'prov.waczSha': 'SHA-256 of the archive',
  'prov.textSha': 'SHA-256 of the text',
  'prov.archive': 'Archive',
  'prov.signature': 'Signature',
  'prov.unreadable': 'the signature cannot be read',
  'prov.key': 'SHA-256 of the key',
  'prov.unsigned': 'unsigned',
  'prov.timestamp': 'Time stamp',
  'prov.stamped': 'an RFC 3161 token lies in the archive',
  'prov.mementos': 'Mementos',
  'prov.captures': 'Captures of this report',
  'prov.status': 'At the source',
  'prov.notWatched': 'not watched',
  'prov.verify': 'Verify now',
  'prov.verifying': 'Verifying …',
  'prov.offline': 'The same, offline',
  'prov.notProved': 'What this does not prove',
  'prov.file': (name: string): string => `file ${name}`,
};
