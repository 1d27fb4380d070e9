import { Link } from '@tanstack/react-router';
import type { AttackMatrix, MatrixPassage, MatrixTechnique } from '../api/types.ts';
import { useText, word } from '../i18n/index.ts';
import { inMarks } from '../parts/claimed.ts';
import { columnsOf } from './columns.ts';

const SHOWN = 4;

/** Techniques by tactic, each at its first tactic, with the sentences that show it. */
export function Board({ of }: { readonly of: AttackMatrix }) {
  const text = useText();
  const seen = new Set<string>();
  const columns = columnsOf(of)
    .map((column) => ({
      ...column,
      techniques: column.techniques.filter(({ attackId }) => !seen.has(attackId) && seen.add(attackId)),
    }))
    .filter(({ techniques }) => techniques.length > 0);
  const titles = new Map(of.reports.map(({ id, title }) => [id, title]));
  return (
    <section aria-labelledby="board" className="tactic">
      <h2 id="board">{text['how.board']}</h2>
      {columns.map(({ id, name, techniques }) => (
        <section key={id} className="tactic" aria-labelledby={`tactic-${id}`}>
          <h3 id={`tactic-${id}`}>{name}</h3>
          {techniques.map((technique) => (
            <Procedure key={technique.attackId} technique={technique} titles={titles} />
          ))}
        </section>
      ))}
    </section>
  );
}

interface ProcedureProps {
  readonly technique: MatrixTechnique;
  readonly titles: ReadonlyMap<string, string>;
}

function Procedure({ technique, titles }: ProcedureProps) {
  const text = useText();
  const { attackId, name } = technique;
  const sentences = bySentence(technique);
  const shown = sentences.slice(0, SHOWN);
  const placeOf = ({ reportId, span }: MatrixPassage): string =>
    [titles.get(reportId) ?? reportId, span.page === undefined ? '' : text['app.page'](span.page)]
      .filter(Boolean)
      .join(', ');
  return (
    <article className="procedure" id={`procedure-${attackId}`} tabIndex={-1}>
      <h4>
        <code>{attackId}</code>
        {name}
      </h4>
      <ul>
        {shown.map(({ sentence, passages: [passage, ...others] }) => (
          <li key={sentence}>
            <p className="said">
              <Link
                to="/reports/$id"
                params={{ id: passage.reportId }}
                search={{ finding: passage.findingId }}
              >
                {inMarks(sentence)}
              </Link>
            </p>
            <p className="small quiet">
              {[passage, ...others].map(placeOf).join(' · ')}
              {' · '}
              {word(text, 'status', passage.status)}
            </p>
          </li>
        ))}
        {sentences.length > SHOWN && (
          <li className="small quiet">{text['app.more'](sentences.length - SHOWN)}</li>
        )}
      </ul>
    </article>
  );
}

interface Said {
  readonly sentence: string;
  readonly passages: [MatrixPassage, ...MatrixPassage[]];
}

/** Each sentence once, with every place it stands; a sentence that is nothing but the id comes last. */
function bySentence({ passages, attackId }: MatrixTechnique): readonly Said[] {
  const said = new Map<string, Said>();
  for (const passage of passages) {
    const sentence = sentenceOf(passage);
    const known = said.get(sentence);
    if (known === undefined) said.set(sentence, { sentence, passages: [passage] });
    else known.passages.push(passage);
  }
  const isBare = ({ sentence }: Said): number => Number(sentence.trim() === attackId);
  return [...said.values()].sort((a, b) => isBare(a) - isBare(b));
}

function sentenceOf({ sentence }: MatrixPassage): string {
  return typeof sentence === 'string' ? sentence : sentence.text;
}
