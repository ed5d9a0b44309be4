import { PartitionError } from '../../domain/errors.js';
import { CR, LF } from './csv-limits.js';

/** Counts the lines of a text by its line ends alone, so that what reads them can be checked against it. */
export class LineCounter {
  private endsInCr = false;

  /** @param line that the text begins in */
  constructor(public line: number) {}

  count(chunk: Buffer): void {
    if (!chunk.length) return;
    // The LF of a CR LF that two chunks share.
    if (this.endsInCr && chunk[0] === LF) this.line--;
    for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, at + 1)) this.line++;
    for (let at = chunk.indexOf(CR); at >= 0; at = chunk.indexOf(CR, at + 1))
      if (chunk[at + 1] !== LF) this.line++;
    this.endsInCr = chunk.at(-1) === CR;
  }

  /**
   * @param line that what was read ends in
   * @throws PartitionError `lines_lost`
   */
  assertAll(line: number): void {
    if (line !== this.line)
      throw linesLost(`what was read ends in line ${line}, the file in line ${this.line}`);
  }
}

/** The line behind a text that begins in the line. */
export function linesBehind(text: Buffer, line: number): number {
  const counter = new LineCounter(line);
  counter.count(text);
  return counter.line;
}

/** A fault of this reader: it must not pass for a file that was read. */
function linesLost(how: string): PartitionError {
  return new PartitionError('lines_lost', `${how}; please report this with the file`);
}
