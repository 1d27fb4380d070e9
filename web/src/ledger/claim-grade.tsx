import { type ReactNode, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Grade } from '../api/analysis.ts';
import { useText } from '../i18n/index.ts';
import { GradeDialog, GradeWords } from './grade-dialog.tsx';

interface ClaimGradeProps {
  readonly claimId: string;
  readonly quote: string;
  readonly grade: Grade | undefined;
  readonly contrary?: ReactNode;
  /** Without a word where there is no grade. */
  readonly isTerse?: boolean;
}

/** The grade that a claim has, and the way to give it one. */
export function ClaimGrade({ claimId, quote, grade, contrary, isTerse = false }: ClaimGradeProps) {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      {grade !== undefined && <GradeWords of={grade} />}
      {grade === undefined && !isTerse && <span className="quiet">{text['grade.ungraded']}</span>}{' '}
      <button type="button" className="linkish" onClick={() => setOpen(true)}>
        {text['grade.open']}
      </button>
      {isOpen &&
        createPortal(
          <GradeDialog
            claimId={claimId}
            quote={quote}
            {...(contrary !== undefined && { contrary })}
            onClose={() => setOpen(false)}
          />,
          document.body,
        )}
    </>
  );
}
