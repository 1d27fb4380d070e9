// The corpus on disk: stories, their documents and both annotators' labels (format.md).
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Every story in the order of its name; `first` and `second` are undefined where not yet labelled. */
export function stories() {
  return readdirSync(join(root, 'stories'))
    .sort()
    .filter((name) => existsSync(join(root, 'stories', name, 'story.json')))
    .map((name) => {
      const folder = join(root, 'stories', name);
      const story = json(join(folder, 'story.json'));
      const texts = new Map(
        story.documents.map(({ file }) => [file, readFileSync(join(folder, file), 'utf8')]),
      );
      return { ...story, folder, texts, first: labels('first', name), second: labels('second', name) };
    });
}

/** The text of a document without the block of metadata on top. */
export function body(markdown) {
  return markdown.replace(/^---\n[\s\S]*?\n---\n/, '');
}

/** Runs of white space as one space: a formatter may pad the cells of a table. */
export function squeezed(text) {
  return text.replace(/\s+/g, ' ');
}

function labels(annotator, name) {
  const path = join(root, 'labels', annotator, `${name}.json`);
  return existsSync(path) ? json(path) : undefined;
}

function json(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path}: ${error.message}`);
  }
}
