import { failed, problem } from '../../model/index.ts';
import type { OcrLimits } from './limits.ts';
import { OCR_LIMITS } from './limits.ts';
import { missingPackages } from './packages.ts';
import type { Recognise } from './recognised.ts';
import type { RecognitionThread } from './recognition-thread.ts';
import { recognitionThread } from './recognition-thread.ts';

/** Text recognition for one source and all that is packed in it, within what that may cost. */
export interface OcrSession {
  readonly recognise: Recognise;
  close(): Promise<void>;
}

/** Nothing is started before the first page or picture. */
export function ocrSession(
  limits: OcrLimits = OCR_LIMITS,
  start: () => RecognitionThread = recognitionThread,
): OcrSession {
  const missing = missingPackages();
  let thread: RecognitionThread | undefined;
  let pages = 0;
  let hangs = 0;
  return {
    async recognise(source) {
      if (missing !== undefined) return { ...failed(missing), isEnd: true };
      if (hangs >= limits.maxHangs) return { ...failed(tooSlow(limits)), isEnd: true };
      if (pages >= limits.maxPages) return { ...failed(tooMany(limits)), isEnd: true };
      pages++;
      thread ??= start();
      const recognised = await thread.recognise(source, limits.pageMs);
      if (!recognised.ok && recognised.problem.code === 'timed-out') hangs++;
      return recognised;
    },
    close: async () => thread?.close(),
  };
}

function tooMany({ maxPages }: OcrLimits): ReturnType<typeof problem> {
  return problem(
    'too-large',
    `Text was recognised on ${maxPages} pages; no more are recognised of one source.`,
    {
      hint: 'Cut the document and read its parts.',
    },
  );
}

function tooSlow({ maxHangs }: OcrLimits): ReturnType<typeof problem> {
  return problem('timed-out', `Text recognition was given up, since ${maxHangs} pages took too long.`);
}
