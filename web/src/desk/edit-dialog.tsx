import { type FormEvent, useState } from 'react';
import type { Card, Decision, Edit } from '../api/types.ts';
import { useText, word } from '../i18n/index.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Choice } from './choice.tsx';
import { ROLES } from './filters.ts';
import { labelOf } from './label.ts';
import { OBSERVABLE_TYPES, PREDICATES, STANCES } from './types.ts';

interface EditDialogProps {
  readonly card: Card;
  /** The report's words between two offsets, where one paragraph holds them. */
  readonly quote: (start: number, end: number) => string | undefined;
  readonly onDecide: (decision: Decision) => void;
  readonly onClose: () => void;
}

/** Corrects a finding: its role and type, a claim's stance, or which words it is made of. */
export function EditDialog({ card, quote, onDecide, onClose }: EditDialogProps) {
  const text = useText();
  const [edit, setEdit] = useState<Edit>({});
  const [span, setSpan] = useState({ start: card.span.start, end: card.span.end });
  const words = quote(span.start, span.end);
  const isMoved = span.start !== card.span.start || span.end !== card.span.end;
  const set = (property: keyof Edit) => (value: string) => setEdit({ ...edit, [property]: value });

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onClose();
    if (isMoved && words !== undefined) onDecide({ action: 'edit', span: { ...span, quote: words } });
    else if (Object.keys(edit).length === 1 && edit.type !== undefined) onDecide({ action: 'retype', edit });
    else if (has(edit)) onDecide({ action: 'edit', edit });
  };

  return (
    <Dialog title={labelOf(card, text)} onClose={onClose}>
      <form className="form" onSubmit={submit}>
        {card.kind === 'observable' && (
          <div className="pair">
            <Choice
              label={text['desk.role']}
              value={edit.role ?? card.role}
              options={ROLES.map((role) => [role, word(text, 'role', role)])}
              onChange={set('role')}
            />
            <Choice
              label={text['desk.type']}
              value={edit.type ?? card.type}
              options={[...new Set([card.type, ...OBSERVABLE_TYPES])].map((type) => [type, type])}
              onChange={set('type')}
            />
          </div>
        )}
        {card.kind === 'claim' && (
          <div className="pair">
            <Choice
              label={text['desk.says']}
              value={edit.stance ?? card.stance}
              options={STANCES.map((stance) => [stance, word(text, 'stance', stance)])}
              onChange={set('stance')}
            />
            <Choice
              label={text['desk.kind']}
              value={edit.predicate ?? card.predicate}
              options={PREDICATES.map((predicate) => [predicate, word(text, 'predicate', predicate)])}
              onChange={set('predicate')}
            />
          </div>
        )}
        <fieldset className="span-edit">
          <legend className="label">{text['desk.spanLess']}</legend>
          <p className="said words">{words ?? card.span.quote}</p>
          <Nudge label={text['desk.spanStart']} onMove={(by) => setSpan(moved(span, by, 0, quote))} />
          <Nudge label={text['desk.spanEnd']} onMove={(by) => setSpan(moved(span, 0, by, quote))} />
        </fieldset>
        <p className="row-of">
          <button type="submit" className="button first" disabled={!isMoved && !has(edit)}>
            {text['app.save']}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {text['app.cancel']}
          </button>
        </p>
      </form>
    </Dialog>
  );
}

function Nudge({ label, onMove }: { readonly label: string; readonly onMove: (by: 1 | -1) => void }) {
  return (
    <span className="row-of small">
      {label}
      <button type="button" className="button" aria-label={`${label} −1`} onClick={() => onMove(-1)}>
        −
      </button>
      <button type="button" className="button" aria-label={`${label} +1`} onClick={() => onMove(1)}>
        +
      </button>
    </span>
  );
}

interface Ends {
  readonly start: number;
  readonly end: number;
}

/** Moved ends, unless the words would leave their paragraph or vanish. */
function moved(span: Ends, start: number, end: number, quote: EditDialogProps['quote']): Ends {
  const next = { start: span.start + start, end: span.end + end };
  return quote(next.start, next.end) === undefined ? span : next;
}

function has(edit: Edit): boolean {
  return Object.keys(edit).length > 0;
}
