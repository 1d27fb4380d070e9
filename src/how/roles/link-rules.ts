import type { Case, Verdict } from './case.ts';

/** Pictures, and links without a host: what the report was published with. */
export function ownLink({ link }: Case): Verdict {
  if (link?.isPicture) return { role: 'researcher', roleWhy: 'a picture of the report' };
  return link?.isRelative
    ? { role: 'researcher', roleWhy: 'a link within the publisher’s own site' }
    : undefined;
}

/** Words that lead to a live URL are an invitation to read; a URL that is its own words may be an indicator. */
export function linked({ mention, link, host }: Case): Verdict {
  if (link === undefined || mention.type !== 'url' || host === undefined) return undefined;
  if (link.words.toLowerCase().includes(host)) return undefined;
  if (INVITATION.test(link.words)) return { role: 'researcher', roleWhy: `linked from “${link.words}”` };
  return { role: 'reference', roleWhy: `linked from “${link.words.slice(0, 60)}”` };
}

const INVITATION =
  /^\W{0,4}(?:follow(?: us)?|subscribe|contact(?: us)?|learn more|sign up|register|download (?:our|the)|watch our|read our|request a|join us)\b/i;
