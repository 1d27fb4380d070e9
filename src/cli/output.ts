import { open, rename, rm } from 'node:fs/promises';
import type { Desk } from '../app/desk.ts';
import type { Format } from '../app/formats.ts';
import { FORMATS } from '../app/formats.ts';
import { handOut } from '../app/hand-out.ts';
import type { RenderOptions } from '../app/render.ts';
import type { ShownDocument } from '../app/show-report.ts';
import type { Problem, Result, TlpLabel } from '../model/index.ts';
import { failed, ok, parseTlp, problem } from '../model/index.ts';
import { analyst } from './analyst.ts';
import { beforeSignal } from './before-signal.ts';
import { print, report } from './terminal.ts';

/** Columns of a brief where there is no terminal. */
export const PLAIN_WIDTH = 100;

/** The flags that every command with a document to show takes. */
export interface OutputFlags {
  readonly format?: string;
  readonly json?: boolean;
  readonly jsonl?: boolean;
  readonly all?: boolean;
  readonly tlp?: string;
  readonly audience?: string;
  readonly output?: string;
}

export function formatOf(flags: OutputFlags): Result<Format> {
  const named = flags.json === true ? 'json' : flags.jsonl === true ? 'jsonl' : (flags.format ?? 'brief');
  const format = FORMATS.find((known) => known === named);
  if (format !== undefined) return ok(format);
  return failed(problem('bad-usage', `“${named}” is no format`, { hint: `Formats: ${FORMATS.join(', ')}.` }));
}

export function tlpOf(flags: OutputFlags): Result<TlpLabel | undefined> {
  return labelOf(flags.tlp);
}

/** Whom the output is for: the label whose readers they are. */
export function audienceOf(flags: OutputFlags): Result<TlpLabel | undefined> {
  return labelOf(flags.audience);
}

export function labelOf(said: string | undefined): Result<TlpLabel | undefined> {
  if (said === undefined) return ok(undefined);
  const label = parseTlp(said);
  if (label !== undefined) return ok(label);
  return failed(
    problem('bad-usage', `“${said}” is no TLP 2.0 label`, {
      hint: 'Labels: CLEAR, GREEN, AMBER, AMBER+STRICT, RED.',
    }),
  );
}

/** A document as the flags say, on its way out: checked, and written into the log where it goes to somebody. */
export function rendered(
  document: ShownDocument,
  format: Format,
  flags: OutputFlags,
  desk: Desk,
): Promise<Result<string>> {
  const terminal = flags.output === undefined && process.stdout.isTTY === true;
  const options: RenderOptions = {
    all: flags.all === true,
    width: terminal ? Math.min(process.stdout.columns ?? 100, 140) : PLAIN_WIDTH,
    colour: wantsColour(terminal),
  };
  const audience = audienceOf(flags);
  if (!audience.ok) return Promise.resolve(audience);
  const said = analyst(undefined);
  const by = said.ok ? said.value.by : undefined;
  return handOut(document, format, options, desk, { by, audience: audience.value });
}

/** Puts a text, or bytes, on standard output, or in a file that is whole or not there. */
export async function put(text: string | Uint8Array, flags: Pick<OutputFlags, 'output'>): Promise<void> {
  if (flags.output === undefined) return print(text);
  const failure = await writeWhole(flags.output, text);
  if (failure !== undefined) report(failure);
}

/** NO_COLOR and FORCE_COLOR as their informal standards say; else colour only on a terminal. */
function wantsColour(terminal: boolean): boolean {
  if ((process.env['NO_COLOR'] ?? '') !== '') return false;
  const forced = process.env['FORCE_COLOR'];
  return forced === undefined ? terminal : forced !== '0';
}

/** Why a file could not be written, without the name it had while it was not whole. */
function unwritten(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOENT':
      return 'the folder is not there';
    case 'ENOTDIR':
      return 'what should be a folder is none';
    case 'EISDIR':
      return 'this is a folder';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'nothing may be written there';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'the disk is full';
    default:
      if (code === '') throw error;
      return `the file could not be written (${code})`;
  }
}

/** A file that is whole or not there, also when a signal comes; why it is not there. */
export async function writeWhole(path: string, text: string | Uint8Array): Promise<Problem | undefined> {
  const partial = `${path}.${process.pid}.partial`;
  const written = beforeSignal(() => rm(partial, { force: true }));
  try {
    const file = await open(partial, 'wx', 0o600);
    await file.writeFile(text).finally(() => file.close());
    await rename(partial, path);
    return undefined;
  } catch (error) {
    await rm(partial, { force: true });
    return problem('write-failed', unwritten(error), { where: path });
  } finally {
    written();
  }
}
