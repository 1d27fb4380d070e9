import type { Kernel } from '../kernel/kernel.ts';
import { kernelModule } from '../kernel/kernel.ts';
import { candidateLines, DECODE } from '../sieve/candidate-lines.ts';
import type { Sieve } from '../sieve/sieve.ts';
import { buildSieve, openSieve } from '../sieve/sieve.ts';
import type { FoundLine, Stretch } from '../sieve/stretch-search.ts';
import { readings, StretchSearch } from '../sieve/stretch-search.ts';
import { tableOf } from '../sieve/value-table.ts';
import { collectTokens } from './collect-tokens.ts';
import { TokenSink } from './token-sink.ts';

/**
 * Takes in the tokens of logs in place of searching them: of the lines as they stand, and of what the kernel says must be
 * decoded as it then reads. Read logs with it as with any search; nothing is ever found.
 */
export class TokenSearch extends StretchSearch {
  sink: TokenSink = new TokenSink();
  readonly #kernel: Kernel;

  /** Undefined on a machine whose kernel does not run: logs are then searched line by line, and not indexed. */
  static open(): TokenSearch | undefined {
    const module = kernelModule();
    return module === undefined ? undefined : new TokenSearch(buildSieve(module, tableOf(EVERY_KIND), 1));
  }

  private constructor(sieve: Sieve) {
    super(sieve, 0);
    this.#kernel = openSieve(sieve, 0).kernel;
  }

  override search({ from, to }: Stretch, _: (line: FoundLine) => void): number {
    const { memory, area } = this;
    const { lines, newlines } = candidateLines(this.#kernel, area, memory, from, to, true);
    collectTokens(memory, from, to, this.sink);
    for (const { start, end, chains } of lines) {
      if (!chains.has(DECODE)) continue;
      for (const reading of readings(memory.toString('utf8', start, end))) {
        const bytes = Buffer.from(reading);
        collectTokens(bytes, 0, bytes.length, this.sink);
      }
    }
    return newlines;
  }
}

/** Something of every kind, so that the kernel names every line that any of them would have decoded. */
const EVERY_KIND = [
  { type: 'domain-name', value: 'token-index.example' },
  { type: 'ipv4-addr', value: '192.0.2.1' },
  { type: 'ipv6-addr', value: '2001:db8::1' },
  { type: 'file:md5', value: '00000000000000000000000000000001' },
  { type: 'user-agent', value: 'token-index/7.3' },
  { type: 'mutex', value: 'token_index_7' },
] as const;
