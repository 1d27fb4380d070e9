export interface RenderOptions {
  /** Path of a Chromium; else one is looked for under its usual names. */
  readonly browser?: string;
  /** For the whole of it, in ms; 30 s unless given. */
  readonly timeMs?: number;
}
