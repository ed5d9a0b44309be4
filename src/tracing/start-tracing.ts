import type { Config } from '../config/config.js';
import { setSpanRecorder } from './spans.js';

/**
 * Sends traces to OTEL_EXPORTER_OTLP_ENDPOINT. Without it the SDK is not even loaded.
 * @param warn called at most once a minute while traces cannot be sent; nothing else waits or fails
 * @returns a function that sends remaining spans and stops
 */
export async function startTracing(
  config: Config,
  warn: (message: string) => void,
): Promise<() => Promise<void>> {
  if (!config.OTEL_EXPORTER_OTLP_ENDPOINT) return () => Promise.resolve();
  const { OtlpRecorder } = await import('./otlp-recorder.js');
  const recorder = new OtlpRecorder(config, warn);
  setSpanRecorder(recorder);
  return () => {
    setSpanRecorder(undefined);
    return recorder.stop();
  };
}
