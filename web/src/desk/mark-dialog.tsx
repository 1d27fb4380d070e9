import { type FormEvent, useState } from 'react';
import type { Card, Kind, NewFinding } from '../api/types.ts';
import { useText, word } from '../i18n/index.ts';
import { Dialog } from '../parts/dialog.tsx';
import { ProblemNote } from '../parts/problem.tsx';
import { Choice } from './choice.tsx';
import { ROLES } from './filters.ts';
import { OBSERVABLE_TYPES } from './types.ts';

interface MarkDialogProps {
  readonly words: { readonly start: number; readonly end: number; readonly quote: string };
  readonly add: (finding: NewFinding) => Promise<Card>;
  readonly onAdded: (card: Card) => void;
  readonly onClose: () => void;
}

const KINDS: readonly Kind[] = ['observable', 'technique', 'software', 'vulnerability', 'actor-name'];

/** Makes a finding of selected words; the desk checks that they re-read. */
export function MarkDialog({ words, add, onAdded, onClose }: MarkDialogProps) {
  const text = useText();
  const [kind, setKind] = useState<Kind>('observable');
  const [type, setType] = useState<string>('domain-name');
  const [role, setRole] = useState<string>('attacker');
  const [fault, setFault] = useState<unknown>();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const finding = { ...words, kind, ...(kind === 'observable' && { type, role }) };
    add(finding).then(
      (card) => {
        onClose();
        onAdded(card);
      },
      (error: unknown) => setFault(error),
    );
  };
  return (
    <Dialog title={text['desk.mark']} onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <p className="said words">“{words.quote}”</p>
        <Choice
          label={text['desk.kindOf']}
          value={kind}
          options={KINDS.map((each) => [each, word(text, 'kind', each)])}
          onChange={(value) => setKind(value as Kind)}
        />
        {kind === 'observable' && (
          <div className="pair">
            <Choice
              label={text['desk.type']}
              value={type}
              options={OBSERVABLE_TYPES.map((each) => [each, each])}
              onChange={setType}
            />
            <Choice
              label={text['desk.role']}
              value={role}
              options={ROLES.map((each) => [each, word(text, 'role', each)])}
              onChange={setRole}
            />
          </div>
        )}
        {fault !== undefined && <ProblemNote of={fault} />}
        <p className="row-of">
          <button type="submit" className="button first">
            {text['desk.mark']}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {text['app.cancel']}
          </button>
        </p>
      </form>
    </Dialog>
  );
}
