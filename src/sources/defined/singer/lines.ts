import { isUtf8 } from 'node:buffer';
import { PartitionError } from '../../../domain/errors.js';

const LINE_FEED = 0x0a;
/** Far larger than any record. */
const MAX_LINE_BYTES = 8 * 1024 * 1024;

export interface Lines {
  texts: readonly string[];
  bytes: number;
}

/**
 * Yields batches of complete lines, as they arrive. Back-pressure applies: the stream is read no faster than the consumer.
 * @throws PartitionError if a line is too long, or not UTF-8
 */
export async function* linesOf(
  stream: AsyncIterable<Buffer>,
  maxBytes = MAX_LINE_BYTES,
): AsyncGenerator<Lines> {
  let rest: Buffer[] = [];
  let length = 0;
  let bytes = 0;
  for await (const chunk of stream) {
    const end = chunk.lastIndexOf(LINE_FEED);
    const added = end < 0 ? chunk : chunk.subarray(0, end);
    if (length + chunk.indexOf(LINE_FEED) > maxBytes || (end < 0 && length + chunk.length > maxBytes))
      throw new PartitionError('line_too_long', `a line of the tap's output has more than ${maxBytes} bytes`);
    rest.push(added);
    bytes += chunk.length;
    length += added.length;
    if (end < 0) continue;
    const texts = textOf(Buffer.concat(rest)).split('\n');
    rest = [chunk.subarray(end + 1)];
    length = rest[0]!.length;
    yield { texts, bytes };
    bytes = 0;
  }
  if (length) yield { texts: [textOf(Buffer.concat(rest))], bytes };
}

function textOf(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new PartitionError('bad_message', "the tap's output is not UTF-8");
  return bytes.toString('utf8');
}
