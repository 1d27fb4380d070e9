/**
 * Offsets of zones by the names that logs write, in minutes east of UTC: those of RFC 5322 (4.3), and those that the time zone
 * database has as abbreviations and nobody else uses for another zone.
 */
const OFFSETS: ReadonlyMap<string, number> = new Map([
  ['Z', 0],
  ['UTC', 0],
  ['GMT', 0],
  ['WET', 0],
  ['WEST', 60],
  ['CET', 60],
  ['CEST', 120],
  ['MEZ', 60],
  ['MESZ', 120],
  ['EET', 120],
  ['EEST', 180],
  ['MSK', 180],
  ['SAST', 120],
  ['EAT', 180],
  ['PKT', 300],
  ['WIB', 420],
  ['HKT', 480],
  ['SGT', 480],
  ['AWST', 480],
  ['JST', 540],
  ['KST', 540],
  ['ACST', 570],
  ['ACDT', 630],
  ['AEST', 600],
  ['AEDT', 660],
  ['NZST', 720],
  ['NZDT', 780],
  ['NST', -210],
  ['NDT', -150],
  ['AST', -240],
  ['ADT', -180],
  ['EST', -300],
  ['EDT', -240],
  ['CST', -360],
  ['CDT', -300],
  ['MST', -420],
  ['MDT', -360],
  ['PST', -480],
  ['PDT', -420],
  ['AKST', -540],
  ['AKDT', -480],
  ['HST', -600],
  ['BRT', -180],
  ['IST', 330],
  ['BST', 60],
]);

/** Names that others use for another zone: China's and Cuba's, Israel's and Ireland's, Bangladesh's, Arabia's. */
const AMBIGUOUS: ReadonlySet<string> = new Set(['CST', 'IST', 'BST', 'AST']);

const NAMES = [...OFFSETS.keys()].filter((name) => name !== 'Z').join('|');

/** A zone in a pattern: `+02:00`, `GMT+0200` (JavaScript), or a name that is not the beginning of another word (`PST-web1`). */
export const ZONE: string = String.raw`(?:(?:UTC|GMT)?[+-]\d{2}(?::?\d{2})?(?!\d)|Z(?!\w)|(?:${NAMES})(?![\w-]|\.\w))`;

/** What a written zone says. */
export interface Zone {
  /** Minutes east of UTC. */
  readonly minutes: number;
  /** The name is that of more than one zone, and the likeliest was taken. */
  readonly isAssumed: boolean;
}

/** @param written as `ZONE` has it; undefined for what is none */
export function zoneOf(written: string): Zone | undefined {
  const minutes = OFFSETS.get(written);
  if (minutes !== undefined) return { minutes, isAssumed: AMBIGUOUS.has(written) };
  const found = /^(?:UTC|GMT)?([+-])(\d{2}):?(\d{2})?$/.exec(written);
  if (found === null) return undefined;
  const size = Number(found[2]) * 60 + Number(found[3] ?? 0);
  return { minutes: found[1] === '-' ? -size : size, isAssumed: false };
}
