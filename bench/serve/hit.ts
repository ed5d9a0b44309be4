import autocannon from 'autocannon';

export interface Target {
  url: string;
  headers?: Readonly<Record<string, string>>;
}

export interface Hits {
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** Of all answers, the share that was refused. */
  refused: number;
}

/**
 * Asks as fast as it is answered.
 * @throws where an answer is none of 200 and 304
 */
export async function hit(target: Target, connections: number, seconds: number): Promise<Hits> {
  const hits = await hitAnyhow(target, connections, seconds);
  if (hits.refused) throw new Error(`${target.url}: ${(100 * hits.refused).toFixed(3)} % refusals`);
  return hits;
}

/**
 * Also counts answers that are none of 200 and 304.
 * @throws where there is no answer
 */
export async function hitAnyhow(
  { url, headers }: Target,
  connections: number,
  seconds: number,
): Promise<Hits> {
  const times: number[] = [];
  const start = performance.now();
  const {
    errors,
    timeouts,
    non2xx,
    '3xx': unchanged,
  } = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon(
      { url, headers, connections, duration: seconds },
      (error: Error | null, result) => (error ? reject(error) : resolve(result)),
    );
    // autocannon's own figures are whole milliseconds.
    instance.on('response', (_client, _status, _bytes, milliseconds) => times.push(milliseconds));
  });
  if (errors + timeouts > 0 || !times.length)
    throw new Error(`${url}: ${errors} errors, ${timeouts} timeouts`);
  const elapsed = (performance.now() - start) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!;
  const refused = (non2xx - unchanged) / times.length;
  return { perSecond: times.length / elapsed, p50: at(0.5), p99: at(0.99), refused };
}
