import type { Desk } from '../app/desk.ts';
import {
  type ByAnalyst,
  changeStory,
  confirmStory,
  findStory,
  listStories,
  makeStory,
  suggestedStories,
  undoStory,
} from '../app/stories.ts';
import { storyList, storyText, suggestionText } from '../app/story-text.ts';
import type { Result, Story } from '../model/index.ts';
import { ok } from '../model/index.ts';
import { analyst } from './analyst.ts';
import { print, report, say } from './terminal.ts';
import { withDesk } from './with-desk.ts';

export interface StoryFlags {
  readonly home?: string;
  readonly by?: string;
  readonly json?: boolean;
  readonly title?: string;
}

/** `howdunit story list`. */
export async function list(flags: StoryFlags): Promise<void> {
  const stories = await withDesk(flags.home, (desk) => listStories(desk));
  if (stories === undefined) return;
  await print(flags.json === true ? json(stories) : storyList(stories));
}

/** `howdunit story show <story>`: its reports and everything that was done to it. */
export async function show(reference: string, flags: StoryFlags): Promise<void> {
  const found = await withDesk(flags.home, async (desk) => {
    const story = await findStory(reference, desk);
    if (!story.ok) return story;
    const reports = await desk.store.reports();
    if (!reports.ok) return reports;
    return ok({
      ...story.value,
      titles: new Map(reports.value.map((each) => [each.report.id, each.report])),
    });
  });
  if (found === undefined) return;
  const { story, history, titles } = found;
  await print(flags.json === true ? json({ ...story, history }) : storyText(story, history, titles));
}

/** `howdunit story suggest`: groups of reports, with what they share; nothing is stored. */
export async function suggest(flags: StoryFlags): Promise<void> {
  const suggestions = await withDesk(flags.home, (desk) => suggestedStories(desk));
  if (suggestions === undefined) return;
  if (flags.json === true) return print(json(suggestions));
  await print(suggestionText(suggestions));
  if (suggestions.length === 0) say('no reports outside a story share enough to be about one affair');
}

/** `howdunit story confirm <suggestion>`. */
export async function confirm(reference: string, flags: StoryFlags): Promise<void> {
  await changing(flags, (said, desk) => confirmStory(reference, flags.title, said, desk));
}

/** `howdunit story make <title> <reports...>`. */
export async function make(title: string, reports: readonly string[], flags: StoryFlags): Promise<void> {
  await changing(flags, (said, desk) => makeStory(title, reports, said, desk));
}

export async function rename(reference: string, title: string, flags: StoryFlags): Promise<void> {
  await changing(flags, (said, desk) => changeStory(reference, { title }, said, desk));
}

export async function add(reference: string, reports: readonly string[], flags: StoryFlags): Promise<void> {
  await changing(flags, (said, desk) => changeStory(reference, { add: reports }, said, desk));
}

export async function remove(
  reference: string,
  reports: readonly string[],
  flags: StoryFlags,
): Promise<void> {
  await changing(flags, (said, desk) => changeStory(reference, { remove: reports }, said, desk));
}

/** `howdunit story undo <story>`: takes the last change back. */
export async function undo(reference: string, flags: StoryFlags): Promise<void> {
  const who = analyst(flags.by);
  if (!who.ok) return report(who.problem);
  const undone = await withDesk(flags.home, async (desk) => {
    const story = await undoStory(reference, who.value, desk);
    return story.ok ? ok({ story: story.value }) : story;
  });
  if (undone === undefined) return;
  if (undone.story === undefined) say('the story is gone; its history stays in the store');
  else told(undone.story);
}

async function changing(
  flags: StoryFlags,
  work: (said: ByAnalyst, desk: Desk) => Promise<Result<Story>>,
): Promise<void> {
  const who = analyst(flags.by);
  if (!who.ok) return report(who.problem);
  const story = await withDesk(flags.home, (desk) => work(who.value, desk));
  if (story !== undefined) told(story);
}

function told({ id, title, reports }: Story): void {
  say(`${id}: “${title}”, ${reports.length} reports; howdunit who --story ${id}`);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
