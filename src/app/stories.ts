import type {
  JournalEntry,
  Origin,
  Passage,
  Result,
  Story,
  StoryEvent,
  StoryGround,
  StoryMember,
  StorySuggestion,
  UtcInstant,
} from '../model/index.ts';
import { derivedId, failed, ok, problem } from '../model/index.ts';
import { slugOf } from '../store/reference.ts';
import { lastChange, storiesOf, storyOf, suggestStories } from '../who/stories/index.ts';
import type { Desk } from './desk.ts';

export interface ByAnalyst {
  readonly by: string;
  readonly at: UtcInstant;
  /** By which door, for the audit log. */
  readonly origin?: Origin;
}

/** Every story, the one changed last first. */
export async function listStories(desk: Desk): Promise<Result<readonly Story[]>> {
  const entries = await desk.store.journal('stories');
  return entries.ok ? ok(storiesOf(entries.value)) : entries;
}

/** A story with everything that was done to it, named by its id, the start of it, or a part of its title. */
export async function findStory(
  reference: string,
  desk: Desk,
): Promise<Result<{ readonly story: Story; readonly history: readonly JournalEntry<'stories'>[] }>> {
  const entries = await desk.store.journal('stories');
  if (!entries.ok) return entries;
  const stories = storiesOf(entries.value);
  const slug = slugOf(reference);
  const exact = stories.filter(({ id, title }) => id === reference || slugOf(title) === slug);
  const named =
    exact.length > 0
      ? exact
      : stories.filter(
          ({ id, title }) =>
            (slug !== '' && slugOf(title).includes(slug)) ||
            (/^(?:story-)?[0-9a-f]{4,16}$/iu.test(reference) &&
              id.startsWith(`story-${reference.toLowerCase().replace('story-', '')}`)),
        );
  const [story, second] = named;
  if (story === undefined) {
    return failed(
      problem('not-in-store', `No story is called "${reference}".`, {
        where: reference,
        hint: 'howdunit story list names them.',
      }),
    );
  }
  if (second !== undefined) {
    const listed = named.slice(0, 8).map(({ id, title }) => `${id} "${title}"`);
    return failed(
      problem('ambiguous-report', `"${reference}" names ${named.length} stories.`, {
        where: reference,
        hint: `It may be ${listed.join(', ')}.`,
      }),
    );
  }
  return ok({ story, history: entries.value.filter(({ subject }) => subject === story.id) });
}

/** Makes a story of kept reports, each named as everywhere. */
export async function makeStory(
  title: string,
  references: readonly string[],
  said: ByAnalyst,
  desk: Desk,
): Promise<Result<Story>> {
  if (slugOf(title) === '') return failed(problem('bad-usage', 'a story needs a title of letters or digits'));
  const reports = await reportIds(references, desk);
  if (!reports.ok) return reports;
  const id = derivedId('story', title, said.by, said.at, ...reports.value);
  return change(id, { kind: 'made', title, reports: reports.value }, said, desk);
}

/** Renames a story, adds reports to it or removes them. */
export async function changeStory(
  reference: string,
  to:
    | { readonly title: string }
    | { readonly add: readonly string[] }
    | { readonly remove: readonly string[] },
  said: ByAnalyst,
  desk: Desk,
): Promise<Result<Story>> {
  const found = await findStory(reference, desk);
  if (!found.ok) return found;
  const { story } = found.value;
  if ('title' in to) {
    if (slugOf(to.title) === '')
      return failed(problem('bad-usage', 'a story needs a title of letters or digits'));
    return change(story.id, { kind: 'renamed', title: to.title }, said, desk);
  }
  const reports = await reportIds('add' in to ? to.add : to.remove, desk);
  if (!reports.ok) return reports;
  const strange = 'remove' in to ? reports.value.find((id) => !story.reports.includes(id)) : undefined;
  if (strange !== undefined)
    return failed(problem('not-in-store', `${strange} is not in this story`, { where: story.id }));
  const kind = 'add' in to ? 'added' : 'removed';
  return change(story.id, { kind, reports: reports.value }, said, desk);
}

/** Takes back the last change that stands; of the first one the story itself. */
export async function undoStory(
  reference: string,
  said: ByAnalyst,
  desk: Desk,
): Promise<Result<Story | undefined>> {
  const found = await findStory(reference, desk);
  if (!found.ok) return found;
  const { story, history } = found.value;
  const last = lastChange(history);
  if (last === undefined)
    return failed(problem('not-in-store', 'nothing is left to undo', { where: story.id }));
  const record: StoryEvent = { kind: 'undone', entry: last.seq };
  const written = await desk.store.write('stories', { subject: story.id, ...said, record });
  return written.ok ? ok(storyOf([...history, written.value])) : written;
}

async function change(id: string, record: StoryEvent, said: ByAnalyst, desk: Desk): Promise<Result<Story>> {
  const written = await desk.store.write('stories', { subject: id, ...said, record });
  if (!written.ok) return written;
  const entries = await desk.store.journal('stories', id);
  if (!entries.ok) return entries;
  const story = storyOf(entries.value);
  return story === undefined
    ? failed(problem('not-in-store', 'the story was undone', { where: id }))
    : ok(story);
}

async function reportIds(references: readonly string[], desk: Desk): Promise<Result<readonly string[]>> {
  const ids: string[] = [];
  for (const reference of references) {
    const captures = await desk.store.document(reference);
    if (!captures.ok) return captures;
    ids.push(captures.value.report.id);
  }
  return ok([...new Set(ids)]);
}

/** Groups of kept reports that stand in no story yet and may be about one affair, with the words on both sides. */
export async function suggestedStories(desk: Desk): Promise<Result<readonly StorySuggestion[]>> {
  const stories = await listStories(desk);
  if (!stories.ok) return stories;
  const seeds = await desk.store.seeds();
  if (!seeds.ok) return seeds;
  const taken = new Set(stories.value.flatMap(({ reports }) => reports));
  return withPassages(suggestStories(seeds.value, taken), desk);
}

/** Makes a story of a suggestion, named by its id or the start of it. */
export async function confirmStory(
  reference: string,
  title: string | undefined,
  said: ByAnalyst,
  desk: Desk,
): Promise<Result<Story>> {
  const suggestions = await suggestedStories(desk);
  if (!suggestions.ok) return suggestions;
  const named = suggestions.value.filter(({ id }) => id.startsWith(reference));
  const [only, second] = named;
  if (only === undefined || second !== undefined || reference.length < LEAST_REFERENCE) {
    return failed(
      problem('not-in-store', `No one suggestion is called "${reference}".`, {
        where: reference,
        hint: 'Reports may have come since. See: howdunit story suggest.',
      }),
    );
  }
  const [lead] = only.members;
  const ids = only.members.map(({ reportId }) => reportId);
  return makeStory(title ?? lead?.title ?? only.id, ids, said, desk);
}

const LEAST_REFERENCE = 4;

async function withPassages(
  suggestions: readonly StorySuggestion<string>[],
  desk: Desk,
): Promise<Result<readonly StorySuggestion[]>> {
  const places = suggestions.flatMap(({ lead, members }) =>
    members.flatMap(({ reportId, grounds }) =>
      grounds.flatMap(({ here, there }) => [
        { reportId, findingId: here },
        { reportId: lead, findingId: there },
      ]),
    ),
  );
  const passages = await desk.store.passages(places);
  if (!passages.ok) return passages;
  const placed = (lead: string, member: StoryMember<string>): StoryMember => ({
    ...member,
    grounds: member.grounds.flatMap((ground): StoryGround[] => {
      const here: Passage | undefined = passages.value.get(`${member.reportId} ${ground.here}`);
      const there = passages.value.get(`${lead} ${ground.there}`);
      // A report that was read again meanwhile: what has no span is not shown.
      return here === undefined || there === undefined ? [] : [{ ...ground, here, there }];
    }),
  });
  return ok(
    suggestions.map((suggestion) => ({
      ...suggestion,
      members: suggestion.members.map((member) => placed(suggestion.lead, member)),
    })),
  );
}
