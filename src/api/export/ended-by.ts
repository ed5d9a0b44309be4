import type { Readable } from 'node:stream';
import { IntrinsicException } from '@nestjs/common';

/**
 * Destroys the stream when the signal is aborted. Nest logs errors of streams, except this one: whoever aborts the signal
 * has already told why.
 */
export function endedBy(signal: AbortSignal, stream: Readable): Readable {
  const end = () =>
    void stream.destroy(new IntrinsicException('The export was ended.', { cause: signal.reason }));
  if (signal.aborted) end();
  else signal.addEventListener('abort', end);
  return stream;
}
