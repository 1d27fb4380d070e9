import type { PageFile } from './page-files.ts';

/** UTF-16 code units of `data:` URLs in one page; one picture may be named ten thousand times. */
const MOST = 64 * 1024 * 1024;

/** A type that is safe to write into a `data:` URL. */
const TYPE =
  /^(?:image|font)\/[a-z0-9.+-]{1,60}$|^application\/(?:font-[a-z0-9]{1,20}|x-font-[a-z0-9]{1,20})$/u;

/** Turns the URLs of a page into its own kept files. */
export class Inliner {
  readonly #files: ReadonlyMap<string, PageFile>;
  #left = MOST;
  /** Pictures and fonts that are not shown: they were not kept, or the page would grow too large. */
  leftOut = 0;

  constructor(files: ReadonlyMap<string, PageFile>) {
    this.#files = files;
  }

  /** The kept file as a `data:` URL; a `data:` URL of a picture stays as it is. */
  dataUrl(url: string, base: string): string | undefined {
    const trimmed = url.trim();
    if (/^data:image\/[a-z0-9.+-]{1,60}[;,]/iu.test(trimmed))
      return this.#spend(trimmed.replaceAll('"', '%22'));
    const file = this.file(trimmed, base);
    const type = file !== undefined && TYPE.test(file.type) ? file.type : undefined;
    if (file === undefined || type === undefined) {
      if (trimmed !== '') this.leftOut += 1;
      return undefined;
    }
    return this.#spend(`data:${type};base64,${Buffer.from(file.bytes).toString('base64')}`);
  }

  file(url: string, base: string): PageFile | undefined {
    if (!URL.canParse(url, base)) return undefined;
    const absolute = new URL(url, base);
    absolute.hash = '';
    return this.#files.get(absolute.href);
  }

  #spend(dataUrl: string): string | undefined {
    if (dataUrl.length > this.#left) {
      this.leftOut += 1;
      return undefined;
    }
    this.#left -= dataUrl.length;
    return dataUrl;
  }
}
