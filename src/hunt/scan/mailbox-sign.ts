/** The sign as it stands, defanged or escaped. */
export const AT: string = String.raw`(?:@|[[({](?:@|at)[\])}]|%40|%2540|\\u0040|\\x40)`;

const MAILBOX = new RegExp(String.raw`^${AT}[a-z\d-]{1,63}(?:\.|[[({](?:\.|dot)[\])}]|%2e)[a-z\d]`);
const LONGEST = 80;

/** Whether `@` and a name with a dot follow: `203.0.113.5@good.example`, `plan.exe@good.example`. Not `@53`, a port. */
export function isMailboxOf(lower: string, end: number): boolean {
  return MAILBOX.test(lower.slice(end, end + LONGEST));
}
