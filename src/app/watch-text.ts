import type { Missing, Observation, Transition, UtcInstant, Watch } from '../model/index.ts';
import { plainLine } from '../model/index.ts';
import type { WatchLook, WatchRun } from './watch-once.ts';

/** What a run has to tell a person: what was confirmed, and new entries of feeds. One line each. */
export function watchLines({ looks }: WatchRun): readonly string[] {
  return looks.flatMap((each) => [
    ...(each.transition === undefined ? [] : transitionLines(each.watch, each.transition)),
    ...each.entries.map(({ title, url, published }) => {
      const dated = published === undefined ? '' : `  ${day(published)}`;
      return plainLine(`NEW    ${url ?? each.watch.url}  ${title}${dated}`);
    }),
  ]);
}

/** Alerts and new entries: what an exit code of its own is for. */
export function newsIn({ looks }: WatchRun): number {
  return looks.reduce(
    (sum, { transition, entries }) => sum + entries.length + (transition?.kind === 'alert' ? 1 : 0),
    0,
  );
}

/** One line on how much was looked at: silence is only as good as that. */
export function watchVerdict(run: WatchRun): string {
  const { looks, waiting, problems } = run;
  const unclear = looks.filter(({ observation }) => isUnclear(observation)).length;
  const parts = [
    `${looks.length} looked at`,
    ...(unclear > 0 ? [`${unclear} of them could not be seen`] : []),
    ...(problems.length > 0 ? [`${problems.length} could not be compared`] : []),
    `${waiting} not due`,
    `${newsIn(run)} to tell of`,
  ];
  return parts.join('; ');
}

/** The run for a pipe: everything that was observed, times in UTC. */
export function watchJson(
  { looks, waiting, problems }: WatchRun,
  collections: readonly object[] = [],
): string {
  const shown = looks.map(({ watch, observation, transition, entries }: WatchLook) => ({
    watch: shownWatch(watch),
    observation,
    ...(transition && { transition }),
    ...(watch.kind === 'feed' && { entries }),
  }));
  return `${JSON.stringify({ looks: shown, waiting, problems, collections }, null, 2)}\n`;
}

/** What is watched, one line each: state, since when, when next. */
export function watchList(watches: readonly Watch[]): string {
  return watches
    .map(({ url, standing, nextDue, every, kind }) =>
      plainLine(
        `${standing.state.padEnd(15)}  since ${minute(standing.since)}  next ${minute(nextDue)}  every ${interval(every)}  ${kind}  ${url}`,
      ),
    )
    .map((line) => `${line}\n`)
    .join('');
}

export function watchListJson(watches: readonly Watch[], collections: readonly object[] = []): string {
  const others = collections.map((each) => ({ kind: 'taxii', ...each }));
  return `${JSON.stringify([...watches.map(shownWatch), ...others], null, 2)}\n`;
}

function shownWatch(watch: Watch): object {
  const { validators: _, ...shown } = watch;
  if (shown.kind === 'page') return shown;
  return { ...shown, seen: shown.seen.length };
}

/** An observation in its words: present then, absent at these looks; never "removed". */
function transitionLines({ url }: Watch, transition: Transition): readonly string[] {
  const { kind, to, observation } = transition;
  const head = `${kind === 'alert' ? 'ALERT' : 'NOTICE'}  ${url}  ${to}: ${observation.reason} (${times(transition)})`;
  return [head, ...missingLines(observation.missing), ...keptLines(observation)].map(plainLine);
}

function times({ from, to, firstSeen, confirmedAt, lastPresent }: Transition): string {
  const seen =
    firstSeen === confirmedAt ? minute(confirmedAt) : `${minute(firstSeen)} and ${minute(confirmedAt)}`;
  switch (to) {
    case 'live':
      return `${from} before; present again ${seen}`;
    case 'drifted':
      return `present ${minute(lastPresent)}; absent in part ${seen}`;
    case 'gated':
    case 'unreachable':
      return `present ${minute(lastPresent)}; unknown since ${minute(firstSeen)}`;
    default:
      return `present ${minute(lastPresent)}; absent ${seen}`;
  }
}

function missingLines(missing: Missing | undefined): readonly string[] {
  if (missing === undefined) return [];
  const { paragraphs, observables, claims, examples } = missing;
  const share = ({ absent, of }: Missing['claims'], noun: string): string[] =>
    absent === 0 ? [] : [`${absent} of ${of} ${noun}`];
  const counts = [
    ...share(paragraphs, 'paragraphs'),
    ...share(observables, 'observables and rules'),
    ...share(claims, 'claims'),
  ];
  return [
    `       absent: ${counts.join(', ')}`,
    ...examples.map(({ label }) => `       - ${defanged(label.slice(0, 160))}`),
  ];
}

function keptLines({ captureId, evidence }: Observation): readonly string[] {
  if (captureId !== undefined) return [`       kept as ${captureId}`];
  return evidence === undefined ? [] : [`       what came instead is kept as archive/${evidence}`];
}

function isUnclear({ sight }: Observation): boolean {
  return sight === 'gated' || sight === 'unreachable';
}

// A value that a terminal would make a link is shown the way reports write it.
function defanged(text: string): string {
  return text
    .replace(/^https?:/i, (scheme) => scheme.replace(/t/gi, 'x'))
    .replace(/\.(?=[a-z0-9-]+(?:[./:]|$))/gi, '[.]');
}

function day(instant: string): string {
  return instant.slice(0, 10);
}

function minute(instant: UtcInstant): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
}

function interval(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes % 1_440 === 0) return `${minutes / 1_440}d`;
  return minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`;
}
