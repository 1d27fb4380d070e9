/** UTF-16 code units looked at. */
const HEAD = 16 * 1024;

/** Whether decoded text opens as MISP's JSON: an event, a server's answer with events, or a feed's manifest. */
export function opensAsMisp(text: string): boolean {
  const head = text.slice(0, HEAD);
  if (!/^\s{0,100}[[{]/u.test(head)) return false;
  if (
    /^\s{0,100}(?:\{\s{0,100}"response"\s{0,20}:\s{0,20})?\[?\s{0,100}\{\s{0,100}"Event"\s{0,20}:\s{0,20}\{/u.test(
      head,
    )
  )
    return true;
  return (
    /^\s{0,100}\{\s{0,100}"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"\s{0,20}:\s{0,20}\{/iu.test(head) &&
    /"Orgc"\s{0,20}:/u.test(head)
  );
}
