import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { inventoryQuery, matrixQuery, reportsQuery } from '../api/queries.ts';
import type { AttackMatrix } from '../api/types.ts';
import { Board } from '../how/board.tsx';
import { CompareChoice, CompareLegend } from '../how/compare.tsx';
import { CoverageChoice, CoverageSum } from '../how/coverage.tsx';
import { Inventory } from '../how/inventory.tsx';
import type { CoverageLayer } from '../how/layer.ts';
import { Matrix } from '../how/matrix.tsx';
import type { Sides } from '../how/sides.ts';
import { useText } from '../i18n/index.ts';
import { Asked } from '../parts/asked.tsx';
import { ReportChoice } from '../parts/report-choice.tsx';

/** What was done: the matrix at a glance, then every procedure with its sentence. */
export function HowScreen() {
  const text = useText();
  const { reports, with: other } = useSearch({ from: '/how' });
  const navigate = useNavigate({ from: '/how' });
  const a = reports?.includes(',') === true ? undefined : reports;
  const sides = a !== undefined && other !== undefined && other !== a ? { a, b: other } : undefined;
  const about = sides === undefined ? reports : `${sides.a},${sides.b}`;
  const matrix = useQuery(matrixQuery(about));
  const inventory = useQuery(inventoryQuery(about));
  const kept = useQuery(reportsQuery());
  return (
    <div className="page wide">
      <header>
        <h1>{text['how.title']}</h1>
        <p className="quiet">{text['how.lead']}</p>
        <ReportChoice
          reports={kept.data?.items ?? []}
          chosen={reports}
          onChoose={(chosen) => void navigate({ search: chosen === undefined ? {} : { reports: chosen } })}
        />
        <CompareChoice
          reports={kept.data?.items ?? []}
          a={a}
          b={sides?.b}
          onChoose={(one, two) =>
            void navigate({
              search: { ...(one !== undefined && { reports: one }), ...(two !== undefined && { with: two }) },
            })
          }
        />
      </header>
      <Asked query={matrix}>{(answer) => <Both of={answer} sides={sides} />}</Asked>
      <Asked query={inventory}>{(answer) => <Inventory of={answer} />}</Asked>
    </div>
  );
}

function Both({ of, sides }: { readonly of: AttackMatrix; readonly sides: Sides | undefined }) {
  const text = useText();
  const [chosen, setChosen] = useState<string>();
  const [layer, setLayer] = useState<CoverageLayer>();
  if (of.techniques.length === 0) return <p className="quiet">{text['how.empty']}</p>;
  return (
    <>
      <section aria-labelledby="matrix">
        <div className="row-of spread">
          <h2 id="matrix">{text['how.matrix']}</h2>
          <span className="small quiet">
            {text['how.techniques'](of.techniques.length)} · {text['how.version'](of.attackVersion)}
          </span>
        </div>
        <p className="small quiet">{text[sides === undefined ? 'how.matrixHint' : 'compare.hint']}</p>
        <div className="over-matrix">
          {sides !== undefined && <CompareLegend of={of} sides={sides} />}
          <CoverageChoice layer={layer} onChoose={setLayer} />
          {layer !== undefined && <CoverageSum of={of} layer={layer} />}
        </div>
        <Matrix
          of={of}
          chosen={chosen}
          sides={sides}
          layer={layer}
          onChoose={(attackId) => {
            setChosen(attackId);
            const place = document.getElementById(`procedure-${attackId}`);
            place?.scrollIntoView({ block: 'start' });
            place?.focus({ preventScroll: true });
          }}
        />
      </section>
      <Board of={of} />
    </>
  );
}
