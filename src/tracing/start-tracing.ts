import type { Config } from '../config/config.js';
import { setRecorder } from './spans.js';

/**
 * Sends traces to OTEL_EXPORTER_OTLP_ENDPOINT. Without it nothing of its SDK is loaded.
 * @param warn is told, once a minute at most, where they cannot be sent; nothing else waits for that or fails
 * @returns what sends the rest and ends it
 */
export async function startTracing(
  config: Config,
  warn: (message: string) => void,
): Promise<() => Promise<void>> {
  if (!config.OTEL_EXPORTER_OTLP_ENDPOINT) return () => Promise.resolve();
  const { OtlpRecorder } = await import('./otlp-recorder.js');
  const recorder = new OtlpRecorder(config, warn);
  setRecorder(recorder);
  return () => {
    setRecorder(undefined);
    return recorder.stop();
  };
}
