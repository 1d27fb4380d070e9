/** UTF-16 code units looked at. */
const HEAD = 16 * 1024;

/** Whether decoded text opens as a STIX 2 bundle (STIX 2.1, section 8), in whatever order its properties stand. */
export function opensAsStix(text: string): boolean {
  const head = text.slice(0, HEAD);
  if (!/^\s{0,100}\{\s{0,100}"/u.test(head)) return false;
  if (/"type"\s{0,20}:\s{0,20}"bundle"/u.test(head)) return true;
  return (
    /^\s{0,100}\{[^[\]{}]{0,500}"objects"\s{0,20}:\s{0,20}\[/u.test(head) &&
    /"id"\s{0,20}:\s{0,20}"[a-z0-9-]{1,60}--[0-9a-f]{8}-/u.test(head)
  );
}
