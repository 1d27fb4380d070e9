import { ByteQueue } from '../byte-queue.ts';
import { textLines } from '../index/text-lines.ts';
import { type Limits, Unreadable } from '../limits.ts';
import { isObject, strictJson, textOf } from '../strict-json.ts';
import type { Records } from '../warc/records.ts';

// Crawlers note a page's time when it was loaded, not when its record was written.
const MOST_APART_MS = 60 * 60 * 1000;

/** @returns how many pages the list names */
export async function checkPages(
  content: AsyncIterable<Uint8Array>,
  file: string,
  records: Records,
  limits: Limits,
  fault: (message: string) => void,
): Promise<number> {
  let number = 0;
  let pages = 0;
  for await (const line of textLines(new ByteQueue(content), limits)) {
    number += 1;
    const where = `line ${number} of ${file}`;
    const json = jsonOf(line);
    if (typeof json === 'string') {
      fault(`${where} ${json}`);
      continue;
    }
    if (!isObject(json)) fault(`${where} is no page`);
    else if (number === 1 && textOf(json, 'format') !== undefined) continue;
    else {
      pages += 1;
      const wrong = pageFault(textOf(json, 'url'), textOf(json, 'ts'), records);
      if (wrong !== undefined) fault(`${where} ${wrong}`);
    }
  }
  return pages;
}

/** What is wrong with a page that is said to have been recorded, in words. */
export function pageFault(
  url: string | undefined,
  ts: string | undefined,
  records: Records,
): string | undefined {
  if (url === undefined || url === '') return 'names no URL';
  const page = records.page(url);
  if (page === undefined) return `names ${url}, of which there is no record`;
  if (!page.hasContent) return `names ${url}, whose content is in no record`;
  const at = Date.parse(ts ?? '');
  if (Number.isNaN(at)) return `gives no time for ${url}`;
  if (at < page.first - MOST_APART_MS || at > page.last + MOST_APART_MS)
    return `gives another time for ${url} than its record`;
  return undefined;
}

function jsonOf(line: Buffer): unknown {
  try {
    return strictJson(line);
  } catch (error) {
    if (error instanceof Unreadable) return error.message;
    throw error;
  }
}
