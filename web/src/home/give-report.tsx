import { type DragEvent, type FormEvent, useEffect, useRef, useState } from 'react';
import { post } from '../api/client.ts';
import type { Job } from '../api/types.ts';
import { useText } from '../i18n/index.ts';
import { ProblemNote } from '../parts/problem.tsx';

interface Accepted {
  readonly jobs: readonly { readonly id: string }[];
}

/** One box for a URL or a text; files are chosen, or dropped anywhere on the page. */
export function GiveReport({ onJobs }: { readonly onJobs: (jobs: readonly Job[]) => void }) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const [isOver, setIsOver] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const choice = useRef<HTMLInputElement>(null);

  const send = async (body: unknown, names: readonly string[]): Promise<void> => {
    setFault(undefined);
    try {
      const { jobs } = await post<Accepted>('/reports', body);
      onJobs(jobs.map(({ id }, at) => ({ id, kind: 'read', name: names[at] ?? '', state: 'waiting' })));
      setTyped('');
    } catch (error) {
      setFault(error);
    }
  };
  const sendFiles = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0) return;
    const form = new FormData();
    for (const file of files) form.append('file', file, file.name);
    await send(
      form,
      files.map(({ name }) => name),
    );
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const words = typed.trim();
    if (words === '') return;
    const isUrl = /^https?:\/\/\S+$/iu.test(words);
    void send(isUrl ? { url: words } : { text: typed, name: 'pasted.txt' }, [isUrl ? words : 'pasted.txt']);
  };

  useDrop(setIsOver, (files) => void sendFiles(files));
  return (
    <section aria-labelledby="give" className={isOver ? 'give over' : 'give'}>
      <h2 id="give">{text['home.give']}</h2>
      <form onSubmit={submit}>
        <label className="seen-by-ear" htmlFor="paste">
          {text['home.paste']}
        </label>
        <textarea
          id="paste"
          className="input"
          rows={typed.includes('\n') ? 6 : 1}
          placeholder={text['home.paste']}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.shiftKey && !typed.includes('\n')) submit(event);
          }}
        />
        <button type="submit" className="button first">
          {text['home.keep']}
        </button>
        <button type="button" className="button" onClick={() => choice.current?.click()}>
          {text['home.choose']}
        </button>
        <input
          ref={choice}
          type="file"
          multiple
          hidden
          onChange={(event) => void sendFiles([...(event.target.files ?? [])])}
        />
      </form>
      <p className="small quiet">{text['home.hint']}</p>
      {fault !== undefined && <ProblemNote of={fault} />}
    </section>
  );
}

function useDrop(over: (is: boolean) => void, drop: (files: readonly File[]) => void): void {
  const latest = useRef({ over, drop });
  latest.current = { over, drop };
  useEffect(() => {
    const hasFiles = (event: Event): boolean =>
      (event as unknown as DragEvent).dataTransfer?.types.includes('Files') === true;
    const drag = (event: Event): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      latest.current.over(event.type !== 'dragleave');
    };
    const release = (event: Event): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      latest.current.over(false);
      latest.current.drop([...((event as unknown as DragEvent).dataTransfer?.files ?? [])]);
    };
    for (const name of ['dragenter', 'dragover', 'dragleave']) document.addEventListener(name, drag);
    document.addEventListener('drop', release);
    return () => {
      for (const name of ['dragenter', 'dragover', 'dragleave']) document.removeEventListener(name, drag);
      document.removeEventListener('drop', release);
    };
  }, []);
}
