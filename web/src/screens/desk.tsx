import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { blocksQuery, findingsQuery, reportQuery } from '../api/queries.ts';
import { DeskView } from '../desk/desk-view.tsx';
import { Asked } from '../parts/asked.tsx';

const NO_CARDS = [] as const;
const NO_BLOCKS = [] as const;

/** The report, its text and its findings are asked for at once; the text does not wait for the findings. */
export function DeskScreen() {
  const { id } = useParams({ from: '/reports/$id' });
  const report = useQuery(reportQuery(id));
  const blocks = useQuery(blocksQuery(id));
  const findings = useQuery(findingsQuery(id));
  return (
    <Asked query={report}>
      {(detail) => (
        <DeskView
          key={id}
          detail={detail}
          blocks={blocks.data ?? NO_BLOCKS}
          cards={findings.data ?? NO_CARDS}
          isReady={findings.data !== undefined}
          fault={blocks.error ?? findings.error}
        />
      )}
    </Asked>
  );
}
