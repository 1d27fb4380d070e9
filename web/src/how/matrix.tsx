import type { AttackMatrix, MatrixTechnique } from '../api/types.ts';
import { useText } from '../i18n/index.ts';
import { columnsOf } from './columns.ts';
import { coverageWords } from './coverage.tsx';
import { type CoverageLayer, coverageOf } from './layer.ts';
import { type Sides, sideOf } from './sides.ts';

interface MatrixProps {
  readonly of: AttackMatrix;
  readonly chosen: string | undefined;
  readonly onChoose: (attackId: string) => void;
  /** Two reports that are compared: then the hatching says which of them shows a technique. */
  readonly sides?: Sides | undefined;
  readonly layer?: CoverageLayer | undefined;
}

/** The ATT&CK matrix as a table: each cell says its count, and shows it by shade and by hatching. */
export function Matrix({ of, chosen, onChoose, sides, layer }: MatrixProps) {
  const text = useText();
  const columns = columnsOf(of);
  const depth = Math.max(...columns.map(({ techniques }) => techniques.length));
  const hint = text[sides === undefined ? 'how.matrixHint' : 'compare.hint'];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="matrix-frame" tabIndex={0} aria-label={hint}>
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
                      <Cell
                        of={technique}
                        isChosen={technique.attackId === chosen}
                        onChoose={onChoose}
                        sides={sides}
                        layer={layer}
                      />
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

interface CellProps extends Pick<MatrixProps, 'onChoose' | 'sides' | 'layer'> {
  readonly of: MatrixTechnique;
  readonly isChosen: boolean;
}

function Cell({ of, isChosen, onChoose, sides, layer }: CellProps) {
  const text = useText();
  const { attackId, name, count, counts } = of;
  const side = sides === undefined ? undefined : sideOf(of, sides);
  const coverage = layer === undefined ? undefined : coverageOf(layer, attackId);
  const looks = [
    `cell shade-${shadeOf(count)}`,
    side === undefined ? '' : `side-${side}`,
    coverage === undefined ? '' : `is-${coverage.state}`,
  ];
  return (
    <button
      type="button"
      className={looks.filter((look) => look !== '').join(' ')}
      aria-pressed={isChosen}
      onClick={() => onChoose(attackId)}
    >
      <span className="top">
        {attackId}
        <b className="num">
          {count}
          <span className="seen-by-ear"> {text['how.sentences'](count)}</span>
        </b>
      </span>
      <span>{name}</span>
      {sides !== undefined && side !== undefined && (
        <span className="note">
          {text[side === 'a' ? 'compare.onlyA' : side === 'b' ? 'compare.onlyB' : 'compare.both']}
          <span className="seen-by-ear">
            {' '}
            ({text['compare.counts'](counts[sides.a] ?? 0, counts[sides.b] ?? 0)})
          </span>
        </span>
      )}
      {coverage !== undefined && <span className="note">{coverageWords(coverage, text)}</span>}
    </button>
  );
}

function shadeOf(count: number): 1 | 2 | 3 {
  if (count >= 5) return 3;
  return count >= 2 ? 2 : 1;
}
