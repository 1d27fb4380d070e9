import type { Reading, Technique } from '../../model/index.ts';
import { blockAt, sentenceAt } from '../../model/index.ts';
import type { AttackTechnique } from '../../vocab/attack-techniques.ts';
import { isDoubtful, shapeOf } from './model/shape.ts';
import type { TechniqueNameMatch } from './names.ts';
import { isSaidIn } from './said/index.ts';
import { theOneMeant } from './shared-names.ts';
import { tellingOf } from './telling-names.ts';

export interface JudgedName {
  readonly technique: AttackTechnique;
  readonly tier: Technique['tier'];
}

/** Whether a name that stands in the text means the technique, and how surely. */
export function judgeName(
  reading: Reading,
  match: TechniqueNameMatch,
  listed: boolean,
): JudgedName | undefined {
  const technique = theOneMeant(reading, match, techniquesOf(match));
  if (technique === undefined) return undefined;
  const [entry] = match.entries;
  if (entry === undefined) return undefined;
  const shared = match.entries.length > 1;
  if (listed || entry.withParent) return { technique, tier: shared ? 'review' : 'confident' };
  if (blockAt(reading.blocks, match.start)?.kind === 'code') return undefined;
  switch (tellingOf(entry.name)) {
    case 'always':
      return {
        technique,
        tier:
          shared || (match.variant && !isSaidOutright(reading, match, technique)) ? 'review' : 'confident',
      };
    case 'as-spelt':
      return match.variant ? undefined : { technique, tier: shared ? 'review' : 'confident' };
    case 'in-action':
      return isDoneHere(reading, match, entry.name)
        ? { technique, tier: shared || !isSaidOutright(reading, match, technique) ? 'review' : 'confident' }
        : undefined;
    case 'never':
      return undefined;
  }
}

/** The sentence around the name is an account of something done, and its words say the technique. */
function isSaidOutright(reading: Reading, match: TechniqueNameMatch, { id }: AttackTechnique): boolean {
  const { start, end } = sentenceAt(reading, match.start);
  const sentence = reading.text.slice(start, end);
  return !isDoubtful(shapeOf(sentence)) && isSaidIn(sentence, id);
}

/** The techniques a name may stand for; the longer name with the parent's in it stands for one. */
export function techniquesOf(match: TechniqueNameMatch): readonly AttackTechnique[] {
  return match.entries.map(({ technique }) => technique);
}

const DOING =
  /\b(?:abus|creat|execut|invok|leverag|us)(?:e[sd]?|ing)\b|\b(?:attempt|conduct|deliver|deploy|download|employ|inject|install|launch|perform|spawn)(?:s|ed|ing)?\b|\b(?:drop(?:s|ped|ping)?|ran|runs?|running|through|via)\b/i;

/** Advice to the defender, news about a product and background are no procedure. */
const ADVISING =
  /\b(?:advis|block|defend|detect|disabl|educat|mitigat|monitor|prevent|protect|recommend|restrict|should|must|customers?|best practices?|awareness|training|simulat)/i;

/** In UTF-16 code units; a longer "sentence" lost its full stops. */
const LONGEST_SENTENCE = 600;

function isDoneHere(reading: Reading, match: TechniqueNameMatch, name: string): boolean {
  const kind = blockAt(reading.blocks, match.start)?.kind;
  if (kind === 'heading' || kind === 'caption') return false;
  const { start, end } = sentenceAt(reading, match.start);
  if (end - start > LONGEST_SENTENCE) return false;
  const sentence = reading.text.slice(start, end);
  if (!DOING.test(sentence) || ADVISING.test(sentence)) return false;
  // "as the screen capture below shows" is the report's own picture.
  if (/^\s(?:above|below)\b/i.test(sentence.slice(match.end - start, match.end - start + 8))) return false;
  return name !== 'Phishing' || isPhishingSent(sentence, match.start - start, match.end - start);
}

/** Phishing for a way in is something sent; a phishing page, kit or site is about stolen passwords. */
function isPhishingSent(sentence: string, start: number, end: number): boolean {
  return (
    /^\s(?:e-?mails?|messages?|campaigns?|attacks?|attempts?|lures?|attachments?|links?)\b/i.test(
      sentence.slice(end),
    ) || /(?:\bspear[ -]?|\b(?:via|through|by|using) )$/i.test(sentence.slice(Math.max(0, start - 12), start))
  );
}
