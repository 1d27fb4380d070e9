import { Link } from '@tanstack/react-router';
import type { Consistency, Matrix, MatrixChange } from '../api/analysis.ts';
import { useText, word } from '../i18n/index.ts';
import { inMarks } from '../parts/claimed.ts';
import { itemName } from './item-name.ts';

/** In the order in which a key finds them: C once is C, twice CC. */
const RATINGS: readonly Consistency[] = ['C', 'CC', 'N', 'I', 'II', 'NA'];

interface GridProps {
  readonly of: Matrix;
  readonly isBusy: boolean;
  readonly onChange: (asked: MatrixChange) => void;
}

/** Items down, hypotheses across in no order of merit; each cell is a choice that its keys (C, N, I …) make. */
export function Grid({ of: { hypotheses, rows }, isBusy, onChange }: GridProps) {
  const text = useText();
  return (
    <section aria-label={text['matrix.title']}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="scroll-x" tabIndex={0} aria-label={text['matrix.legend']}>
        <table className="plain ratings">
          <thead>
            <tr>
              <th scope="col">{text['matrix.item']}</th>
              {hypotheses.map(({ label, from }) => (
                <th key={label} scope="col">
                  <span className="who">{from === 'always' ? text['app.told'](label) : label}</span>
                  <span className="under">{text[`matrix.from.${from}`]}</span>
                  {from === 'analyst' && (
                    <button
                      type="button"
                      className="linkish"
                      disabled={isBusy}
                      onClick={() => onChange({ drop: label })}
                    >
                      {text['matrix.drop'](label)}
                    </button>
                  )}
                </th>
              ))}
              <th scope="col">{text['matrix.tells']}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ item, ratings, diagnosticity, lost }, at) => (
              <tr key={item.id} className={lost === true ? 'lost' : undefined}>
                <th scope="row">
                  <span className="num quiet">{at + 1}</span> {text['app.told'](item.entity)}:{' '}
                  {item.what === 'statement' ? text['matrix.statement'] : word(text, 'evidence', item.what)}
                  {item.stance !== 'asserts' && <> · {word(text, 'stance', item.stance)}</>}
                  <Link
                    to="/reports/$id"
                    params={{ id: item.passage.reportId }}
                    search={{ finding: item.claimId }}
                    className="said"
                  >
                    {inMarks(item.passage.span.quote)}
                  </Link>
                  {lost === true && <span className="gone small">{text['matrix.lost']}</span>}
                </th>
                {hypotheses.map(({ label }, column) => (
                  <td key={label}>
                    <Rating
                      label={text['matrix.rate'](itemName(item, at, text), text['app.told'](label))}
                      value={ratings[column] ?? null}
                      onChange={(rating) => onChange({ rate: { item: item.id, hypothesis: label, rating } })}
                    />
                  </td>
                ))}
                <td className="small">
                  {diagnosticity === undefined ? (
                    <span className="quiet">{text['matrix.open']}</span>
                  ) : diagnosticity === 0 ? (
                    text['matrix.nothing']
                  ) : (
                    text['matrix.tellsBy'](diagnosticity)
                  )}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{text['matrix.sum']}</th>
              {hypotheses.map(({ label, inconsistent, weight, unrated }) => (
                <td key={label} className="small">
                  {text['matrix.sumOf'](inconsistent, weight)}
                  <span className="under">{text['matrix.unratedOf'](unrated)}</span>
                </td>
              ))}
              <td />
            </tr>
          </tfoot>
        </table>
      </section>
      {rows.length === 0 && <p className="quiet">{text['matrix.noItems']}</p>}
      <p className="small quiet">{text['matrix.legend']}</p>
    </section>
  );
}

interface RatingProps {
  readonly label: string;
  readonly value: Consistency | null;
  readonly onChange: (rating: Consistency | 'none') => void;
}

function Rating({ label, value, onChange }: RatingProps) {
  const text = useText();
  return (
    <select
      className={`input rating ${value === null ? 'unrated' : `is-${value}`}`}
      aria-label={label}
      value={value ?? 'none'}
      onChange={(event) => onChange(event.target.value as Consistency | 'none')}
    >
      <option value="none">· {text['matrix.unrated']}</option>
      {RATINGS.map((each) => (
        <option key={each} value={each}>
          {each} {text[`matrix.${each}`]}
        </option>
      ))}
    </select>
  );
}
