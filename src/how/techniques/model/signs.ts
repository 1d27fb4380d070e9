import { isSaidInWords, wordsOfSentence } from '../said/index.ts';
import type { Scorer } from './scorer.ts';
import { FEWEST_WORDS, isDoubtful, type Shape, shapeOf } from './shape.ts';
import { followTactics } from './tactic-context.ts';

/** A sentence that may show a technique, with what speaks for it and against it. */
export interface Candidate {
  /** Its place among the scorer's labels. */
  readonly label: number;
  /** Its place among the report's sentences. */
  readonly sentence: number;
  readonly margin: number;
  /** However sure the model is, its shape is no account of something done, or its words do not say the technique. */
  readonly isDoubtful: boolean;
  /** Its shape leaves no doubt what it says, see `Shape`. */
  readonly isPlain: boolean;
  /** Always as many and in the same order; a calibration weighs as many of the first as it has weights. */
  readonly signs: readonly number[];
}

/** What the report says of techniques in so many words. */
export interface Given {
  readonly byId: ReadonlySet<string>;
  readonly byName: ReadonlySet<string>;
}

export interface SignsOptions {
  readonly tacticsOf: (attackId: string) => readonly string[];
  /** Labels that the model has seen in whole reports: how sure these are tells how technical a report is. */
  readonly gate: ReadonlySet<string>;
}

/** Below it a margin never made a technique, in training. */
export const FLOOR = -0.9;
/** The most sentences kept for one label, and looked at in one report. */
const MOST_OF_LABEL = 8;
const MOST_SENTENCES = 50_000;
/** What a scrap of text and a sentence with an id must bring to be as good as another. */
const HANDICAP = 0.3;
/** The shortest of the reports learnt from: how short a shorter one is, tells nothing. */
const FEWEST_SENTENCES = 20;
const TECHNICAL = -0.4;
const LOWEST = -1.2;
/** Above these a sentence counts among those that speak for a label at all, and among those that do so well. */
const SPEAKS = -0.6;
const SPEAKS_WELL = -0.3;

interface Place {
  readonly sentence: number;
  readonly margin: number;
  readonly handicapped: number;
}

/** The best sentences of each label, best first, each with its signs. */
export function candidatesIn(
  sentences: readonly string[],
  scorer: Scorer,
  given: Given,
  { tacticsOf, gate }: SignsOptions,
): readonly Candidate[] {
  const { labels } = scorer;
  const gated = Uint16Array.from(labels.flatMap((id, label) => (gate.has(id) ? [label] : [])));
  const most = Math.min(sentences.length, MOST_SENTENCES);
  const best: Place[][] = labels.map(() => []);
  /** What a margin must be above to be among a label's best. */
  const bars = new Float64Array(labels.length).fill(FLOOR);
  const surest = new Float32Array(most);
  const second = new Float32Array(most);
  const speaking = new Uint16Array(labels.length);
  const speakingWell = new Uint16Array(labels.length);
  const tactics: (string | undefined)[] = [];
  const shapes = new Map<number, Shape>();
  const margins = new Float32Array(labels.length);
  const tacticAt = followTactics();
  let technical = 0;
  for (let sentence = 0; sentence < most; sentence++) {
    const text = sentences[sentence] ?? '';
    scorer.score(text, margins);
    tactics.push(tacticAt(text));
    topTwo(margins, gated, surest, second, sentence);
    if ((surest[sentence] as number) > TECHNICAL) technical++;
    countSpeaking(margins, speaking, speakingWell);
    for (let label = nextAbove(margins, bars, 0); label >= 0; label = nextAbove(margins, bars, label + 1)) {
      const margin = margins[label] as number;
      const places = best[label] ?? [];
      const shape = shapes.get(sentence) ?? shapeOf(text);
      shapes.set(sentence, shape);
      keep(places, { sentence, margin, handicapped: handicapped(margin, shape) });
      bars[label] = places[MOST_OF_LABEL - 1]?.handicapped ?? FLOOR;
    }
  }
  const tops = Array.from(gated, (label) => best[label]?.[0]?.handicapped ?? LOWEST)
    .sort((a, b) => b - a)
    .slice(0, 10);
  const ofReport = {
    length: Math.log(Math.max(FEWEST_SENTENCES, most)) / 3,
    tops: tops.reduce((sum, top) => sum + top, 0) / (tops.length || 1),
    technical: technical / (most || 1),
  };
  const spoken = new Map<number, string>();
  const wordsAt = (sentence: number): string => {
    const known = spoken.get(sentence) ?? wordsOfSentence(sentences[sentence] ?? '');
    spoken.set(sentence, known);
    return known;
  };
  const sureAt = (sentence: number): number => surest[sentence] ?? LOWEST;
  return best.flatMap((places, label) =>
    places.map((place, at): Candidate => {
      const id = labels[label] ?? '';
      const shape = shapes.get(place.sentence) ?? shapeOf('');
      // The best two of the label's other sentences.
      const next = places[at === 0 ? 1 : 0]?.handicapped ?? LOWEST;
      const third = places[at < 2 ? 2 : 1]?.handicapped ?? LOWEST;
      const own = place.handicapped;
      const words = Math.log(1 + shape.words);
      const tactic = tactics[place.sentence];
      const underOwn = tactic !== undefined && tacticsOf(id).includes(tactic);
      const signs = [
        own,
        Math.max(0, own),
        Math.max(0, own + 0.5),
        next,
        (own + next + third) / 3,
        words,
        shape.words < FEWEST_WORDS ? 1 : 0,
        Math.max(0, words - 3.2),
        shape.hasId ? 1 : 0,
        shape.advises ? 1 : 0,
        shape.supposes ? 1 : 0,
        shape.isProse ? 1 : 0,
        sureAt(place.sentence) - place.margin,
        ofReport.length,
        ofReport.tops,
        ofReport.technical,
        given.byId.has(id) ? 1 : 0,
        given.byId.size > 0 ? 1 : 0,
        given.byName.has(id) ? 1 : 0,
        underOwn ? 1 : 0,
        tactic !== undefined && !underOwn ? 1 : 0,
        Math.log(1 + (speaking[label] ?? 0)),
        Math.log(1 + (speakingWell[label] ?? 0)),
        aheadOf(place, sureAt(place.sentence), second[place.sentence] ?? LOWEST),
        (sureAt(place.sentence - 1) + sureAt(place.sentence + 1)) / 2,
        (sureAt(place.sentence - 2) + sureAt(place.sentence + 2)) / 2,
      ];
      return new Found(label, place, signs, shape, () => isSaidInWords(wordsAt(place.sentence), id));
    }),
  );
}

/** Most candidates turn out unlikely: whether one is doubtful is worked out for those that somebody asks about. */
class Found implements Candidate {
  readonly label: number;
  readonly sentence: number;
  readonly margin: number;
  readonly isPlain: boolean;
  readonly signs: readonly number[];
  private readonly shape: Shape;
  private readonly isSaid: () => boolean;

  constructor(
    label: number,
    { sentence, margin }: Place,
    signs: readonly number[],
    shape: Shape,
    isSaid: () => boolean,
  ) {
    this.label = label;
    this.sentence = sentence;
    this.margin = margin;
    this.isPlain = shape.isPlain;
    this.signs = signs;
    this.shape = shape;
    this.isSaid = isSaid;
  }

  get isDoubtful(): boolean {
    return isDoubtful(this.shape) || !this.isSaid();
  }
}

// On their own, engines make these loops fast from the first report on.
function topTwo(
  margins: Float32Array,
  labels: Uint16Array,
  first: Float32Array,
  second: Float32Array,
  sentence: number,
): void {
  let max = LOWEST;
  let next = LOWEST;
  for (let at = 0; at < labels.length; at++) {
    const margin = margins[labels[at] as number] as number;
    if (margin <= next) continue;
    if (margin > max) {
      next = max;
      max = margin;
    } else next = margin;
  }
  first[sentence] = max;
  second[sentence] = next;
}

function countSpeaking(margins: Float32Array, speaking: Uint16Array, well: Uint16Array): void {
  for (let label = 0; label < margins.length; label++) {
    const margin = margins[label] as number;
    if (margin <= SPEAKS) continue;
    speaking[label] = (speaking[label] as number) + 1;
    if (margin > SPEAKS_WELL) well[label] = (well[label] as number) + 1;
  }
}

/** How far the sentence is surer of this label than of any other. */
function aheadOf({ margin }: Place, surest: number, second: number): number {
  return Math.max(0, margin - (margin >= surest ? second : surest));
}

/** The next label whose margin is above its bar; -1 after the last. */
function nextAbove(margins: Float32Array, bars: Float64Array, from: number): number {
  for (let label = from; label < margins.length; label++) {
    if ((margins[label] as number) > (bars[label] as number)) return label;
  }
  return -1;
}

function handicapped(margin: number, shape: Shape): number {
  return margin - (shape.words < FEWEST_WORDS ? HANDICAP : 0) - (shape.hasId ? HANDICAP : 0);
}

/** Keeps the best few, best first. */
function keep(places: Place[], place: Place): void {
  let at = places.length;
  while (at > 0 && (places[at - 1]?.handicapped ?? 0) < place.handicapped) at--;
  if (at >= MOST_OF_LABEL) return;
  places.splice(at, 0, place);
  if (places.length > MOST_OF_LABEL) places.pop();
}
