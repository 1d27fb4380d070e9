import type { PageOptions } from '../app/keep-report.ts';

/** What the commands that keep a page may be told about it. */
export interface PageFlags {
  readonly allowPrivate?: boolean;
  /** False with `--no-requisites`. */
  readonly requisites?: boolean;
  readonly render?: boolean;
}

export function pageOptions(flags: PageFlags): PageOptions & { allowPrivate?: true } {
  return {
    ...(flags.allowPrivate === true && { allowPrivate: true }),
    ...(flags.requisites === false && { requisites: false }),
    ...(flags.render === true && { render: renderOptions(process.env['HOWDUNIT_CHROMIUM']) }),
  };
}

function renderOptions(browser: string | undefined): NonNullable<PageOptions['render']> {
  return browser === undefined ? {} : { browser };
}
