import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { activeTechniques, techniqueById } from '../src/vocab/attack-techniques.ts';

export type CorpusName = 'tram' | 'annoctr' | 'procedures' | 'definitions';

/** One sentence to learn from. */
export interface Row {
  readonly corpus: CorpusName;
  readonly text: string;
  /** Active technique ids. */
  readonly labels: readonly string[];
  /** The report, or of a procedure the software, actor or campaign; rows of one group are never on two sides. */
  readonly group: string;
  readonly cites: readonly string[];
}

/** @returns undefined where the data is not there */
export function readCorpora(folder: string): readonly Row[] | undefined {
  if (!existsSync(path.join(folder, 'techniques', 'tram2_train.jsonl'))) return undefined;
  const sentences = (corpus: CorpusName, file: string): Row[] =>
    readLines<Sentence>(folder, file).map(({ text, labels, doc }) => ({
      corpus,
      text,
      labels: [...new Set(labels.flatMap(activeId))],
      group: `${corpus}:${doc}`,
      cites: [],
    }));
  return [
    ...sentences('tram', 'techniques/tram2_train.jsonl'),
    ...sentences('annoctr', 'techniques/annoctr_train.jsonl'),
    ...readLines<Procedure>(folder, 'techniques/procedures.jsonl').map(
      ({ text, label, src, srcname, cites }): Row => ({
        corpus: 'procedures',
        text: withoutName(text, srcname),
        labels: activeId(label),
        group: `procedures:${src}`,
        cites,
      }),
    ),
    ...readLines<Definition>(folder, 'attack/techniques.jsonl')
      .filter(({ revoked, deprecated }) => !revoked && !deprecated)
      .map(({ id, description }): Row => {
        const technique = activeTechniques().find((each) => each.id === id);
        return {
          corpus: 'definitions',
          text: `${technique?.name ?? ''}. ${withoutCitations(description)}`,
          labels: activeId(id),
          group: `definitions:${id}`,
          cites: [],
        };
      }),
  ];
}

interface Sentence {
  readonly text: string;
  readonly labels: readonly string[];
  readonly doc: string;
}

interface Procedure {
  readonly text: string;
  readonly label: string;
  readonly src: string;
  readonly srcname: string;
  readonly cites: readonly string[];
}

interface Definition {
  readonly id: string;
  readonly description: string;
  readonly revoked: boolean;
  readonly deprecated: boolean;
}

export function readLines<T>(folder: string, file: string): T[] {
  return readFileSync(path.join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

function activeId(id: string): string[] {
  const found = techniqueById(id);
  return found.kind === 'active' || found.kind === 'revoked' ? [found.technique.id] : [];
}

/** Who did it is no sign of how: the model must not learn which group does what. */
function withoutName(text: string, name: string): string {
  return text.split(name).join('Xactor');
}

function withoutCitations(text: string): string {
  const [head = '', ...cited] = text.split('(Citation: ');
  return [head, ...cited.map((part) => part.slice(part.indexOf(')') + 1))].join(' ');
}
