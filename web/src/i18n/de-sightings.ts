import type { enSightings } from './en-sightings.ts';

/** Wurden wir getroffen? */
export const deSightings: typeof enSightings = {
  'hunt.warned': 'Auf einer Warnliste, also vielleicht gewöhnlicher Verkehr',
  'hunt.warnedBy': (list: string): string => `Steht auf „${list}“.`,
  'sightings.title': 'In Ihren Protokollen gesehen',
  'sightings.sum': (count: number, hosts: number): string =>
    `${count.toLocaleString('de')}-mal gesehen, auf ${
      hosts === 0 ? 'nicht genannten Rechnern' : `${hosts} ${hosts === 1 ? 'Rechner' : 'Rechnern'}`
    }`,
  'sightings.indicators': (n: number): string => `${n} ${n === 1 ? 'Indikator' : 'Indikatoren'}`,
  'sightings.days': (first: string, last: string): string =>
    first === last ? first : `${first} bis ${last}`,
  'sightings.none': 'Nichts ist aufbewahrt. Eine Suche mit --keep-sightings bewahrt auf, was sie findet.',
  'sightings.noneOf': 'Von diesem Bericht hat keine Suche etwas aufbewahrt.',
  'sightings.indicator': 'Indikator',
  'sightings.host': 'Rechner',
  'sightings.day': 'Tag',
  'sightings.times': 'Zeilen',
  'sightings.report': 'Genannt von',
  'sightings.log': 'Protokoll',
  'sightings.more': 'Mehr zeigen',
  'sightings.ofAll': 'Aller Berichte',
};
