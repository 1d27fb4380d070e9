import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { inventoryQuery, matrixQuery, reportsQuery } from '../api/queries.ts';
import type { AttackMatrix } from '../api/types.ts';
import { Board } from '../how/board.tsx';
import { Inventory } from '../how/inventory.tsx';
import { Matrix } from '../how/matrix.tsx';
import { useText } from '../i18n/index.ts';
import { Asked } from '../parts/asked.tsx';
import { ReportChoice } from '../parts/report-choice.tsx';

/** What was done: the matrix at a glance, then every procedure with its sentence. */
export function HowScreen() {
  const text = useText();
  const { reports } = useSearch({ from: '/how' });
  const navigate = useNavigate({ from: '/how' });
  const matrix = useQuery(matrixQuery(reports));
  const inventory = useQuery(inventoryQuery(reports));
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
      </header>
      <Asked query={matrix}>{(answer) => <Both of={answer} />}</Asked>
      <Asked query={inventory}>{(answer) => <Inventory of={answer} />}</Asked>
    </div>
  );
}

function Both({ of }: { readonly of: AttackMatrix }) {
  const text = useText();
  const [chosen, setChosen] = useState<string>();
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
        <p className="small quiet">{text['how.matrixHint']}</p>
        <Matrix
          of={of}
          chosen={chosen}
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
