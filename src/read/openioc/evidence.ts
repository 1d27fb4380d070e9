import { afterPreamble } from '../html-evidence.ts';

/** Whether decoded text opens as an OpenIOC document, version 1.0 (`ioc`) or 1.1 (`OpenIOC`). */
export function opensAsOpenIoc(text: string): boolean {
  const rest = afterPreamble(text.slice(0, 8 * 1024));
  return (
    /^<(?:ioc|OpenIOC)[\s>]/u.test(rest.slice(0, 20)) &&
    /openioc|schemas\.mandiant\.com/iu.test(rest.slice(0, 2_000))
  );
}
