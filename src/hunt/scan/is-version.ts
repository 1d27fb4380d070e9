/** `"FileVersion":"10.0.1.2"`, `version 10.0.1.2`, `Build: 10.0.1.2`, escaped or not. */
const SAID = /(?:version|build|firmware|(?<![a-z])oid)\\{0,2}["']?\s{0,2}[:=]?\s{0,2}\\{0,2}["']?$/;
/** Browsers that give themselves four numbers. */
const BROWSER =
  /(?<![a-z])(?:headless)?(?:chrome|chromium|crios|edge?|edga|edgios|opr|opera|vivaldi|yabrowser|samsungbrowser|electron|brave|whale|version|firefox|fxios)\\{0,2}\/$/;
const LONGEST_SAID = 24;
/** `libtide-1.2.3.4-3.el9`: a name before, and a release behind that has a letter (rpm, dpkg). */
const RELEASE = /^[\d.]{7,15}-\d{1,6}[.+~]?[a-z]/;
const LONGEST_RELEASE = 24;
/** A user agent begins with it, and no quotation mark, bar or tab stands in one. */
const AGENT = 'mozilla/';
const LONGEST_AGENT = 420;

/**
 * Whether four numbers are a version, by what stands before them: a word that says so, or a product and a slash.
 * Elsewhere a name and a slash are a host and its address, as Java writes them.
 *
 * @param from where they begin
 */
export function isVersion(lower: string, from: number): boolean {
  const before = lower.slice(Math.max(0, from - LONGEST_SAID), from);
  if (SAID.test(before) || BROWSER.test(before) || isOfPackage(lower, from)) return true;
  if (!/[a-z]\\{0,2}\/$/.test(before)) return false;
  const wide = lower.slice(Math.max(0, from - LONGEST_AGENT), from - 1);
  const agent = wide.lastIndexOf(AGENT);
  return agent >= 0 && !/["|\t]/.test(wide.slice(agent));
}

function isOfPackage(lower: string, from: number): boolean {
  return (
    /[a-z\d][-_]/.test(lower.slice(Math.max(0, from - 2), from)) &&
    RELEASE.test(lower.slice(from, from + LONGEST_RELEASE))
  );
}
