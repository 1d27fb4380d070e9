import { failed, ok, problem, type Result } from '../../model/index.ts';
import { printable } from '../printable.ts';

/**
 * An http(s) URL as WHATWG reads it, which also turns `0x7f.1` and `2130706433` into the address they
 * mean. A user name or password in it is refused: a capture is shared and kept for good.
 *
 * @param base what a relative `text` (a Location header) is relative to
 */
export function parseWebUrl(text: string, base?: URL): Result<URL> {
  if (!URL.canParse(text, base?.href)) {
    return failed(problem('bad-url', 'the URL could not be understood', { where: unparsed(text) }));
  }
  const url = new URL(text, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return failed(
      problem('bad-url', `only http and https are fetched, not ${url.protocol}`, { where: redacted(url) }),
    );
  }
  if (url.username !== '' || url.password !== '') {
    return failed(
      problem('bad-url', 'the URL carries a user name or password, which would be kept with the copy', {
        where: redacted(url),
        hint: 'Leave them out, or save the page from a browser and read the file.',
      }),
    );
  }
  return ok(url);
}

/** What goes over the wire: the fragment never does. */
export function withoutFragment(url: URL): URL {
  const sent = new URL(url);
  sent.hash = '';
  return sent;
}

// Whatever stands before an @ may be a secret, even in what is no URL; and a Location may be of any length.
function unparsed(text: string): string {
  return printable(text, 200).replace(/\/\/[^/@]*@/, '//');
}

function redacted(url: URL): string {
  const shown = new URL(url);
  shown.username = '';
  shown.password = '';
  return shown.href;
}
