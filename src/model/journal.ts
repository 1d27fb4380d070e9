import type { MatrixEvent } from './hypotheses.ts';
import type { NameStatement } from './name-statement.ts';
import type { PostEvent } from './post.ts';
import type { StoryEvent } from './story.ts';
import type { UtcInstant } from './time.ts';

/** What analysts write down besides their decisions on findings, by topic. */
export interface JournalRecords {
  /** The subject is always `desk`. */
  readonly names: NameStatement;
  /** The subject is the story's id. */
  readonly stories: StoryEvent;
  /** The subject is the story's id. */
  readonly hypotheses: MatrixEvent;
  /** The subject is the post's id. */
  readonly posts: PostEvent;
}

export type JournalTopic = keyof JournalRecords;

/** Entries are added, never changed: what stands is what all of a subject's entries, in order, have made. */
export interface JournalEntry<Topic extends JournalTopic> {
  readonly subject: string;
  /** 1, 2, … within a subject. */
  readonly seq: number;
  readonly by: string;
  readonly at: UtcInstant;
  readonly record: JournalRecords[Topic];
}
