import { type Problem, plainLine } from '../../model/index.ts';
import { type Exchange, headerOf } from '../exchange.ts';

/** Bytes of an error message that are read, and characters of it that are shown. */
const MOST_BYTES = 64 * 1024;
const MOST_SHOWN = 200;

/**
 * Why a TAXII server refused, in its own words where it gives any (TAXII 2.1, 3.6.1), and what to do about it: what
 * helps with a page that wants somebody signed in, a browser, helps with no TAXII server.
 *
 * @param isSignedIn whether credentials went with the request
 */
export function asRefused(found: Problem, last: Exchange, isSignedIn: boolean): Problem {
  const told = toldIn(last);
  const message = told === undefined ? found.message : `${found.message}: ${told}`;
  if (last.status !== 401 && last.status !== 403) return { ...found, message };
  const hint = isSignedIn
    ? 'The credentials that were sent are not taken, or may not read this.'
    : 'Give credentials for this server: --credentials <file>, or HOWDUNIT_TAXII_USER and _PASSWORD, or _TOKEN.';
  return { ...found, message, hint };
}

function toldIn(last: Exchange): string | undefined {
  const { status, body } = last;
  const type = headerOf(last, 'content-type') ?? '';
  if (status < 400 || body.length > MOST_BYTES || !/^application\/taxii\+json/iu.test(type)) return undefined;
  try {
    const said: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    const { title, description } = (said ?? {}) as Readonly<Record<string, unknown>>;
    const words = [title, description].filter((each) => typeof each === 'string' && each !== '');
    return words.length === 0 ? undefined : plainLine(words.join(': ').slice(0, MOST_SHOWN));
  } catch {
    return undefined;
  }
}
