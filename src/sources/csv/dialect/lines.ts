import { PartitionError } from '../../../domain/errors.js';
import { CR, LF } from './limits.js';

/** Counts the lines of a text independently of the parser, as a check on it. */
export class LineCounter {
  private endsInCr = false;

  /** @param line number of the first line */
  constructor(public line: number) {}

  count(chunk: Buffer): void {
    if (!chunk.length) return;
    // A CR LF split between two chunks.
    if (this.endsInCr && chunk[0] === LF) this.line--;
    for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, at + 1)) this.line++;
    for (let at = chunk.indexOf(CR); at >= 0; at = chunk.indexOf(CR, at + 1))
      if (chunk[at + 1] !== LF) this.line++;
    this.endsInCr = chunk.at(-1) === CR;
  }

  /**
   * @param line the line where reading ended
   * @throws PartitionError `lines_lost`
   */
  assertAll(line: number): void {
    if (line !== this.line)
      throw linesLost(`what was read ends in line ${line}, the file in line ${this.line}`);
  }
}

/** The number of the line after a text that begins in the given line. */
export function lineAfter(text: Buffer, line: number): number {
  const counter = new LineCounter(line);
  counter.count(text);
  return counter.line;
}

/** A bug in the parser: the file must not count as read. */
function linesLost(how: string): PartitionError {
  return new PartitionError('lines_lost', `${how}; please report this with the file`);
}
