import type {
  Attributed,
  ClusterAnswer,
  HistoricEntry,
  ListAnswer,
  NameAnswer,
  NameEvent,
  NameSaying,
} from '../../model/index.ts';
import { inMarks } from '../in-marks.ts';
import { counted } from './ledger-words.ts';

/** "Iron Tiger · MISP galaxy: one cluster of 18 names · Microsoft: not listed, but …": one clause a list. */
export function nameHeadline({ name, lists, mentions }: NameAnswer): string {
  const reports = new Set(mentions.map(({ reportId }) => reportId)).size;
  return [name, ...lists.map(listClause), `named in ${counted(reports, 'kept report')}`].join(' · ');
}

function listClause({ title, clusters, beside }: ListAnswer): string {
  const [only, ...others] = clusters;
  if (only === undefined) {
    if (beside.length === 0) return `${title}: not listed`;
    const over =
      beside.length === 1
        ? 'has names beside it in one cluster'
        : `splits names beside it over ${beside.length} clusters`;
    return `${title}: not listed, but ${over}`;
  }
  if (others.length === 0) return `${title}: one cluster of ${counted(only.names.length, 'name')}`;
  const sizes = clusters.map(({ names }) => names.length).join(' and ');
  return `${title}: splits it over ${clusters.length} clusters, of ${sizes} names`;
}

/** "Threat Group-3390 (G0027) and 8 other names". */
export function clusterTitle({ title, reference, entry, names }: ClusterAnswer): string {
  const id = reference !== undefined && reference === entry ? ` (${entry})` : '';
  const others = names.filter(({ name }) => name !== title).length;
  return `${title}${id} and ${counted(others, 'other name')}`;
}

export function giverWords({ as, nameGiver }: ClusterAnswer): string {
  return nameGiver === undefined ? `“${as}”, name-giver not stated` : `“${as}”, a name given by ${nameGiver}`;
}

export function namesOf({ names, title }: ClusterAnswer): readonly string[] {
  return names
    .filter(({ name }) => name !== title)
    .map(({ name, nameGiver, since }) =>
      [name, [nameGiver, since && `since ${since}`].filter(Boolean).join(', ')]
        .filter((part) => part !== '')
        .join(' — '),
    );
}

export function attribution({ entry, by, at, note, passage }: Attributed): string {
  const quote = passage === undefined ? '' : `, on ${inMarks(passage.span.quote)} in ${passage.reportId}`;
  return `no. ${entry}, ${by}, ${at.slice(0, 10)}${note === undefined ? '' : `: ${note}`}${quote}`;
}

export function eventWords({ kind, from, to, on, accordingTo }: NameEvent): string {
  const verb = {
    merge: 'were merged into',
    split: 'was split into',
    graduation: 'became the named actor',
  }[kind];
  const date = on === undefined ? ' (no date stated)' : ` on ${on}`;
  return `${from.join(' and ')} ${verb} ${to.join(' and ')}${date}, ${accordingTo === undefined ? 'according to whom is not stated' : `according to ${accordingTo}`}`;
}

/** One entry of the desk's journal of names, for a list of them. */
export function entryWords({ seq, by, at, record, withdrawnBy }: HistoricEntry): string {
  const gone = withdrawnBy === undefined ? '' : `; withdrawn by no. ${withdrawnBy}`;
  const note = record.note === undefined ? '' : `: ${record.note}`;
  const quote =
    record.passage === undefined ? '' : ` ${inMarks(record.passage.span.quote)} (${record.passage.reportId})`;
  return `no. ${seq} · ${at} · ${by} · ${sayingWords(record.says)}${note}${quote}${gone}`;
}

function sayingWords(says: NameSaying): string {
  switch (says.kind) {
    case 'lists': {
      const giver = says.nameGiver === undefined ? '' : `, so named by ${says.nameGiver}`;
      const since = says.since === undefined ? '' : ` since ${says.since}`;
      return `“${says.name}” is a name of ${says.cluster}${giver}${since}`;
    }
    case 'disputes':
      return `disputes that “${says.name}” is ${says.cluster}, as ${says.source} has it`;
    case 'withdraws':
      return `withdraws no. ${says.entry}`;
    default:
      return eventWords(says);
  }
}
