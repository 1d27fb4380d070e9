/** What one source may cost with all that is packed in it, however it is nested. */
export interface PartLimits {
  /** Containers inside containers. */
  readonly depth: number;
  readonly parts: number;
  /** Bytes, once unpacked, of all parts together. */
  readonly bytes: number;
  /** UTF-16 code units of all parts' text together. */
  readonly text: number;
}

export const PART_LIMITS: PartLimits = {
  depth: 5,
  parts: 2_000,
  bytes: 256 * 1024 * 1024,
  text: 24 * 1024 * 1024,
};

/** Counts down while a source's parts are unpacked and read; shared by every level of them. */
export class PartBudget {
  readonly limits: PartLimits;
  #parts = 0;
  #bytes = 0;
  #text = 0;

  constructor(limits: PartLimits = PART_LIMITS) {
    this.limits = limits;
  }

  /** Bytes that may still be unpacked. */
  get bytesLeft(): number {
    return this.limits.bytes - this.#bytes;
  }

  /** Whether one more part of this many bytes may be read; counts it if so. */
  takePart(bytes: number): boolean {
    if (this.#parts >= this.limits.parts || bytes > this.bytesLeft) return false;
    this.#parts++;
    this.#bytes += bytes;
    return true;
  }

  takeText(units: number): boolean {
    if (this.#text + units > this.limits.text) return false;
    this.#text += units;
    return true;
  }
}
