/** Were we hit? */
export const enSightings = {
  'hunt.warned': 'On a warning list, so perhaps ordinary traffic',
  'hunt.warnedBy': (list: string): string => `It stands on “${list}”.`,
  'sightings.title': 'Seen in your logs',
  'sightings.sum': (count: number, hosts: number): string =>
    `Seen ${count.toLocaleString('en')} ${count === 1 ? 'time' : 'times'} on ${
      hosts === 0 ? 'hosts not stated' : `${hosts} ${hosts === 1 ? 'host' : 'hosts'}`
    }`,
  'sightings.indicators': (n: number): string => `${n} ${n === 1 ? 'indicator' : 'indicators'}`,
  'sightings.days': (first: string, last: string): string => (first === last ? first : `${first} to ${last}`),
  'sightings.none': 'Nothing is kept. A hunt with --keep-sightings keeps what it finds.',
  'sightings.noneOf': 'Nothing of this report was kept by a hunt.',
  'sightings.indicator': 'Indicator',
  'sightings.host': 'Host',
  'sightings.day': 'Day',
  'sightings.times': 'Lines',
  'sightings.report': 'Named by',
  'sightings.log': 'Log',
  'sightings.more': 'Show more',
  'sightings.ofAll': 'Of all reports',
};
