import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import type { Capture, Result } from '../model/index.ts';
import { failed, ok, problem } from '../model/index.ts';
import { WARC_PATH } from './archive/pack-wacz.ts';
import type { PageFile } from './replay/page-files.ts';
import { pageFiles } from './replay/page-files.ts';

/** What was kept beside the page, by URL; the page itself is `readKept`'s. Fails with `capture-damaged`. */
export async function readPageFiles(
  archive: string,
  { wacz }: Pick<Capture, 'wacz'>,
): Promise<Result<ReadonlyMap<string, PageFile>>> {
  try {
    const zip = await fromBufferPromise(await readFile(join(archive, basename(wacz))), { lazyEntries: true });
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName !== WARC_PATH) continue;
      return ok(await pageFiles(await buffer(await zip.openReadStreamPromise(entry))));
    }
    return ok(new Map());
  } catch {
    // yauzl, warcio and zlib throw on malformed input, each in its own words; all mean the same here.
    return failed(
      problem('capture-damaged', 'what was kept beside the page could not be read', { where: wacz }),
    );
  }
}
