import type { AttackMatrix } from '../api/types.ts';
import { useText } from '../i18n/index.ts';
import { columnsOf } from './columns.ts';

interface MatrixProps {
  readonly of: AttackMatrix;
  readonly chosen: string | undefined;
  readonly onChoose: (attackId: string) => void;
}

/** The ATT&CK matrix as a table: each cell says its count, and shows it by shade and by hatching. */
export function Matrix({ of, chosen, onChoose }: MatrixProps) {
  const text = useText();
  const columns = columnsOf(of);
  const depth = Math.max(...columns.map(({ techniques }) => techniques.length));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="matrix-frame" tabIndex={0} aria-label={text['how.matrixHint']}>
      <table className="matrix">
        <thead>
          <tr>
            {columns.map(({ id, name, techniques }) => (
              <th key={id} scope="col">
                {name}
                <span className="under">{text['how.techniques'](techniques.length)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: depth }, (_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row of the matrix is nothing but its number
            <tr key={row}>
              {columns.map(({ id, techniques }) => {
                const technique = techniques[row];
                return (
                  <td key={id}>
                    {technique !== undefined && (
                      <button
                        type="button"
                        className={`cell shade-${shadeOf(technique.count)}`}
                        aria-pressed={technique.attackId === chosen}
                        onClick={() => onChoose(technique.attackId)}
                      >
                        <span className="top">
                          {technique.attackId}
                          <b className="num">
                            {technique.count}
                            <span className="seen-by-ear"> {text['how.sentences'](technique.count)}</span>
                          </b>
                        </span>
                        {technique.name}
                      </button>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function shadeOf(count: number): 1 | 2 | 3 {
  if (count >= 5) return 3;
  return count >= 2 ? 2 : 1;
}
