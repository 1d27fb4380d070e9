/** Upper bounds of the buckets of a request's time, in seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

interface Timing {
  readonly counts: number[];
  sum: number;
  count: number;
}

/** Numbers of the desk for Prometheus (text exposition format 0.0.4); nothing in them comes from a report. */
export class Metrics {
  readonly #requests = new Map<string, number>();
  readonly #timings = new Map<string, Timing>();
  #decisions = 0;

  /** @param route as described, e.g. `/reports/{id}`, @param ms how long it took */
  request(method: string, route: string, status: number, ms: number): void {
    const labels = `method="${method}",route="${route}",status="${status}"`;
    this.#requests.set(labels, (this.#requests.get(labels) ?? 0) + 1);
    const timed = `method="${method}",route="${route}"`;
    const timing = this.#timings.get(timed) ?? { counts: BUCKETS.map(() => 0), sum: 0, count: 0 };
    this.#timings.set(timed, timing);
    const seconds = ms / 1_000;
    for (const [at, bound] of BUCKETS.entries())
      if (seconds <= bound) timing.counts[at] = (timing.counts[at] ?? 0) + 1;
    timing.sum += seconds;
    timing.count += 1;
  }

  decided(count: number): void {
    this.#decisions += count;
  }

  /** @param gauges further values by name */
  text(gauges: Readonly<Record<string, number>>): string {
    const lines = [
      '# HELP howdunit_http_requests_total Requests answered.',
      '# TYPE howdunit_http_requests_total counter',
      ...[...this.#requests].map(([labels, count]) => `howdunit_http_requests_total{${labels}} ${count}`),
      '# HELP howdunit_http_request_seconds Time until an answer was ready.',
      '# TYPE howdunit_http_request_seconds histogram',
      ...[...this.#timings].flatMap(([labels, timing]) => timingLines(labels, timing)),
      '# HELP howdunit_decisions_total Findings decided on since the start.',
      '# TYPE howdunit_decisions_total counter',
      `howdunit_decisions_total ${this.#decisions}`,
      ...Object.entries(gauges).flatMap(([name, value]) => [
        `# TYPE howdunit_${name} gauge`,
        `howdunit_${name} ${value}`,
      ]),
    ];
    return `${lines.join('\n')}\n`;
  }
}

function timingLines(labels: string, { counts, sum, count }: Timing): readonly string[] {
  const name = 'howdunit_http_request_seconds';
  return [
    ...BUCKETS.map((bound, at) => `${name}_bucket{${labels},le="${bound}"} ${counts[at] ?? 0}`),
    `${name}_bucket{${labels},le="+Inf"} ${count}`,
    `${name}_sum{${labels}} ${sum.toFixed(6)}`,
    `${name}_count{${labels}} ${count}`,
  ];
}
