import type { Context } from './context.ts';
import { PAGE } from './context.ts';

/**
 * The stack of open elements, with the positions of each name beside it, so that finding and closing
 * an element costs the same at any depth.
 */
export class OpenElements {
  readonly #stack: { readonly name: string; readonly context: Context }[] = [];
  readonly #positions = new Map<string, number[]>();
  readonly #onClose: (name: string, context: Context) => void;

  constructor(onClose: (name: string, context: Context) => void) {
    this.#onClose = onClose;
  }

  get context(): Context {
    return this.#stack.at(-1)?.context ?? PAGE;
  }

  /** How many elements are open. */
  get depth(): number {
    return this.#stack.length;
  }

  has(name: string): boolean {
    return this.#position(name) >= 0;
  }

  push(name: string, context: Context): void {
    const positions = this.#positions.get(name) ?? [];
    positions.push(this.#stack.length);
    this.#positions.set(name, positions);
    this.#stack.push({ name, context });
  }

  /** Closes the outermost of the named elements that stands inside the nearest `within`; everything in it closes too. */
  close(names: readonly string[], within: Iterable<string>): boolean {
    let boundary = -1;
    for (const name of within) boundary = Math.max(boundary, this.#position(name));
    const inside = names
      .map((name) => this.#position(name))
      .filter((position) => position >= 0 && position >= boundary);
    if (inside.length === 0) return false;
    const target = Math.min(...inside);
    while (this.#stack.length > target) this.#pop();
    return true;
  }

  #pop(): void {
    const element = this.#stack.pop();
    if (element === undefined) return;
    this.#positions.get(element.name)?.pop();
    this.#onClose(element.name, element.context);
  }

  #position(name: string): number {
    return this.#positions.get(name)?.at(-1) ?? -1;
  }
}
