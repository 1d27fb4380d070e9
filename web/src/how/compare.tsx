import type { AttackMatrix, ReportItem } from '../api/types.ts';
import { Choice } from '../desk/choice.tsx';
import { useText } from '../i18n/index.ts';
import { type Sides, sumOf } from './sides.ts';

interface CompareProps {
  readonly reports: readonly ReportItem[];
  readonly a: string | undefined;
  readonly b: string | undefined;
  readonly onChoose: (a: string | undefined, b: string | undefined) => void;
}

/** Which two reports are set side by side. */
export function CompareChoice({ reports, a, b, onChoose }: CompareProps) {
  const text = useText();
  const options = [
    ['', text['compare.nothing']] as const,
    ...reports.map(({ id, title, publisher }) => [id, publisher ? `${publisher}: ${title}` : title] as const),
  ];
  const chosen = (id: string): string | undefined => (id === '' ? undefined : id);
  return (
    <details className="small" open={b !== undefined}>
      <summary>{text['compare.sides']}</summary>
      <div className="pair compare">
        <Choice
          label={text['compare.a']}
          value={a ?? ''}
          options={options}
          onChange={(id) => onChoose(chosen(id), chosen(id) === undefined ? undefined : b)}
        />
        <Choice
          label={text['compare.b']}
          value={b ?? ''}
          options={options.filter(([id]) => id === '' || id !== a)}
          onChange={(id) => onChoose(a, chosen(id))}
        />
      </div>
    </details>
  );
}

/** What the patterns mean, and what came of the comparison. */
export function CompareLegend({ of, sides }: { readonly of: AttackMatrix; readonly sides: Sides }) {
  const text = useText();
  const { a, b, both } = sumOf(of, sides);
  const title = (id: string): string => of.reports.find((each) => each.id === id)?.title ?? id;
  return (
    <div className="small">
      <p>
        <strong>{text['compare.a']}</strong> {title(sides.a)} · <strong>{text['compare.b']}</strong>{' '}
        {title(sides.b)}
      </p>
      <p className="row-of">
        <span role="status">{text['compare.sum'](a, b, both)}</span>
        {(['a', 'b', 'both'] as const).map((side) => (
          <span key={side} className="swatch-of">
            <span className={`swatch side-${side}`} aria-hidden="true" />{' '}
            {text[side === 'a' ? 'compare.onlyA' : side === 'b' ? 'compare.onlyB' : 'compare.both']}
          </span>
        ))}
      </p>
    </div>
  );
}
