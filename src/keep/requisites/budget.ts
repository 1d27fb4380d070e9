/** What the requisites of one page may cost. */
export interface RequisiteBudget {
  /** Requests, a redirect counted when it has come; 200 unless given. */
  readonly requests?: number;
  /** Body bytes, all together; 32 MiB unless given. */
  readonly bytes?: number;
  /** For all of them, in ms; 20 s unless given. */
  readonly timeMs?: number;
}

export const REQUESTS = 200;
export const BYTES: number = 32 * 1024 * 1024;
export const TIME_MS = 20_000;

/** Requests at once: to one host, as browsers do or fewer; and to all hosts together. */
export const AT_ONCE_PER_HOST = 4;
export const AT_ONCE = 8;
