import autocannon from 'autocannon';

/** How often autocannon checks whether to stop. By default, each load would last a whole number of seconds. */
const CHECK_MS = 100;
/** If no request was answered, the load is repeated for twice as long, unless it already lasted longer than this. */
const PATIENCE_SECONDS = 10;

export interface Target {
  url: string;
  headers?: Readonly<Record<string, string>>;
}

export interface Throughput {
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** Share of replies with an error status. */
  failed: number;
}

/**
 * Sends requests over keep-alive connections, each as soon as the previous reply has arrived.
 * @throws on any reply other than 200 or 304
 */
export async function requestLoad(target: Target, connections: number, seconds: number): Promise<Throughput> {
  const load = await requestLoadWithErrors(target, connections, seconds);
  if (load.failed) throw new Error(`${target.url}: ${(100 * load.failed).toFixed(3)} % errors`);
  return load;
}

/**
 * The same, but counts replies other than 200 and 304 instead of throwing.
 * @throws if a request gets no reply
 */
export async function requestLoadWithErrors(
  target: Target,
  connections: number,
  seconds: number,
): Promise<Throughput> {
  const { url, headers } = target;
  const times: number[] = [];
  const start = performance.now();
  const {
    errors,
    timeouts,
    non2xx,
    '3xx': unchanged,
  } = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon(
      { url, headers, connections, duration: seconds, sampleInt: CHECK_MS },
      (error: Error | null, result) => (error ? reject(error) : resolve(result)),
    );
    // autocannon's own percentiles are rounded to whole milliseconds.
    instance.on('response', (_client, _status, _bytes, milliseconds) => times.push(milliseconds));
  });
  if (errors + timeouts > 0) throw new Error(`${url}: ${errors} errors, ${timeouts} timeouts`);
  if (!times.length && seconds > PATIENCE_SECONDS)
    throw new Error(`${url}: no reply within ${seconds} seconds`);
  if (!times.length) return requestLoadWithErrors(target, connections, 2 * seconds);
  const elapsed = (performance.now() - start) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!;
  const failed = (non2xx - unchanged) / times.length;
  return { perSecond: times.length / elapsed, p50: at(0.5), p99: at(0.99), failed };
}
