/** A path in the two parts STIX keeps apart. */
export interface FilePath {
  /** Absent for a bare name. A root keeps its separator: `C:\`, `/`. */
  readonly directory?: string;
  /** Absent when the path ends in a separator: it is a directory. */
  readonly name?: string;
}

/** Windows when there is a backslash, else POSIX. */
export function splitPath(path: string): FilePath {
  const separator = path.includes('\\') ? '\\' : '/';
  const at = path.lastIndexOf(separator);
  if (at < 0) return { name: path };
  const name = path.slice(at + 1);
  const above = path.slice(0, at);
  const directory = above === '' || /^[A-Z]:$/iu.test(above) ? above + separator : above;
  return name === '' ? { directory } : { directory, name };
}
