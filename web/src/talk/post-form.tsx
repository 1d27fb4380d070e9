import { type FormEvent, useId, useState } from 'react';
import type { PostContent } from '../api/talk.ts';
import { Choice } from '../desk/choice.tsx';
import { useText } from '../i18n/index.ts';

export interface Draft extends PostContent {
  readonly reviewedOnly: boolean;
}

interface PostFormProps {
  /** What the post said so far. */
  readonly before?: PostContent;
  readonly action: string;
  readonly isBusy: boolean;
  /** What a correction is about is asked for, too. */
  readonly hasNote?: boolean;
  readonly onSend: (draft: Draft, note: string, tell: boolean) => void;
}

/** What an analyst writes of a post; the rest is the report's. */
export function PostForm({ before, action, isBusy, hasNote, onSend }: PostFormProps) {
  const text = useText();
  const [title, setTitle] = useState(before?.title ?? '');
  const [words, setWords] = useState(before?.words.join('\n\n') ?? '');
  const [author, setAuthor] = useState(before?.author ?? '');
  const [language, setLanguage] = useState<string>(before?.language ?? document.documentElement.lang);
  const [links, setLinks] = useState(before?.links.map(({ url }) => url).join('\n') ?? '');
  const [reviewedOnly, setReviewedOnly] = useState(false);
  const [tell, setTell] = useState(false);
  const [note, setNote] = useState('');
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const draft: Draft = {
      title,
      author,
      language: language === 'de' ? 'de' : 'en',
      words: words.split(/\n\s*\n/u).filter((each) => each.trim() !== ''),
      links: links
        .split('\n')
        .map((url) => url.trim())
        .filter((url) => url !== '')
        .map((url) => ({ url })),
      reviewedOnly,
    };
    onSend(draft, note, tell);
  };
  return (
    <form className="form" onSubmit={send}>
      {hasNote === true && (
        <Field label={text['post.note']} value={note} onChange={setNote} isRequired rows={2} />
      )}
      <Field label={text['post.heading']} hint={text['post.headingHint']} value={title} onChange={setTitle} />
      <Field label={text['post.words']} value={words} onChange={setWords} rows={6} />
      <Field label={text['post.links']} value={links} onChange={setLinks} rows={2} />
      <div className="pair">
        <Field label={text['post.author']} value={author} onChange={setAuthor} />
        <Choice
          label={text['post.language']}
          value={language === 'de' ? 'de' : 'en'}
          options={[
            ['en', 'English'],
            ['de', 'Deutsch'],
          ]}
          onChange={setLanguage}
        />
      </div>
      <Tick label={text['post.reviewed']} isOn={reviewedOnly} onChange={setReviewedOnly} />
      <Tick label={text['post.tell']} isOn={tell} onChange={setTell} />
      <p>
        <button type="submit" className="button first" disabled={isBusy}>
          {action}
        </button>
      </p>
    </form>
  );
}

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly rows?: number;
  readonly isRequired?: boolean;
}

function Field({ label, value, onChange, hint, rows, isRequired }: FieldProps) {
  const id = useId();
  const shared = { id, className: 'input', value, required: isRequired === true };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {rows === undefined ? (
        <input {...shared} placeholder={hint} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <textarea {...shared} rows={rows} onChange={(event) => onChange(event.target.value)} />
      )}
    </div>
  );
}

interface TickProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function Tick({ label, isOn, onChange }: TickProps) {
  return (
    <label>
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} /> {label}
    </label>
  );
}
