import { ok, type Result } from '../model/index.ts';
import type { Fetched } from './fetch/fetch-url.ts';
import type { Furnished } from './furnished.ts';
import { isHtml } from './gate/html-page.ts';
import type { FetchOptions, KeepOptions, PageOptions } from './options.ts';
import { renderPage } from './render/render-page.ts';
import { gatherForPage } from './requisites/gather-for-page.ts';

/**
 * What is kept with an HTML page: the document its scripts build, if asked for, then what it is shown with,
 * as the page itself and that document name it. Of anything else nothing. Problems: those of `renderPage`.
 */
export async function furnishPage(
  page: Fetched,
  options: KeepOptions & FetchOptions & PageOptions,
): Promise<Result<Furnished>> {
  if (!isHtml(page.payload, page.declaredType ?? '')) return ok({ exchanges: [], missing: [] });
  const { render, requisites } = options;
  const rendered = render === undefined ? undefined : await renderPage(page, options, render);
  if (rendered?.ok === false) return rendered;
  const asked = rendered?.value ?? { exchanges: [], missing: [] };
  const mark = rendered && { rendered: rendered.value };
  if (requisites === false) return ok({ ...mark, exchanges: asked.exchanges, missing: asked.missing });
  const known = [...page.exchanges, ...asked.exchanges, ...asked.missing].map(({ url }) => url);
  const documents = [page.payload, ...(rendered ? [rendered.value.html] : [])];
  const gathered = await gatherForPage(page, documents, new Set(known), options, requisites);
  return ok({
    ...mark,
    exchanges: [...asked.exchanges, ...gathered.exchanges],
    missing: [...asked.missing, ...gathered.missing],
  });
}
