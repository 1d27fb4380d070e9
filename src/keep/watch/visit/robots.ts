import * as robotsModule from 'robots-parser';
import { answerOf, type UrlOptions } from '../../fetch/fetch-url.ts';

// The package's types say `export default`, its CommonJS says `module.exports`; this is what arrives.
const robotsParser = robotsModule.default as unknown as typeof robotsModule.default.default;

/** What a host asks of robots (RFC 9309). */
export interface RobotsRules {
  /** ms between requests, where the host names any; not in the RFC, and asked for all the same. */
  readonly gapMs?: number;
  allows(url: string): boolean;
}

export interface Robots {
  /** The rules of a URL's host, asked for once; or why they could not be asked for. */
  rulesFor(url: string): Promise<RobotsRules | { readonly unknown: string }>;
}

/** RFC 9309, section 2.5: at least 500 kibibytes must be read; nobody honest writes more. */
const MOST_BYTES = 512 * 1024;

const ALL: RobotsRules = { allows: () => true };

/** Rules are kept for as long as this lives: one run over all watched pages. */
export function startRobots(options: UrlOptions): Robots {
  const known = new Map<string, ReturnType<Robots['rulesFor']>>();
  return {
    rulesFor(url) {
      const address = new URL('/robots.txt', url).href;
      const asked = known.get(address) ?? ask(address, options);
      known.set(address, asked);
      return asked;
    },
  };
}

async function ask(address: string, options: UrlOptions): ReturnType<Robots['rulesFor']> {
  const answered = await answerOf(address, { ...options, maxBytes: MOST_BYTES, maxRedirects: 5 });
  // Section 2.3.1.4: where the rules cannot be reached, nothing may be fetched.
  if (!answered.ok) return { unknown: answered.problem.message };
  const { status, body } = answered.value.last;
  if (status >= 500) return { unknown: `the server answered ${status} for robots.txt` };
  // Section 2.3.1.3: where there are none, all is allowed.
  if (status !== 200) return ALL;
  const text = new TextDecoder().decode(body);
  // Sites that answer every address with a page have no rules either.
  if (/^\s*</.test(text)) return ALL;
  return rulesIn(address, text, options.userAgent ?? options.software);
}

/** @param agent e.g. `howdunit/0.1.0`; rules name it without the version */
export function rulesIn(address: string, text: string, agent: string): RobotsRules {
  const robots = robotsParser(address, text);
  const delay = robots.getCrawlDelay(agent);
  return {
    ...(delay !== undefined && Number.isFinite(delay) && delay > 0 && { gapMs: delay * 1000 }),
    allows: (url) => robots.isDisallowed(url, agent) !== true,
  };
}
