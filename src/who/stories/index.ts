export { lastChange, storiesOf, storyOf } from './story.ts';
export { suggestStories } from './suggest.ts';
