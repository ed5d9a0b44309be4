import type { WriteStream } from 'node:tty';

/** Milliseconds between lines when the output is not a terminal. */
const LINE_INTERVAL_MS = 5000;
const CLEAR_LINE = '\r\x1b[K';

export type Output = Pick<WriteStream, 'write'> & Partial<Pick<WriteStream, 'isTTY' | 'columns'>>;

/** Updates one line in place on a terminal; elsewhere prints a line from time to time. */
export class ProgressPrinter {
  private readonly isLive: boolean;
  private printedAt = -Infinity;

  constructor(
    private readonly output: Output,
    env: Readonly<Record<string, string | undefined>>,
  ) {
    this.isLive = output.isTTY === true && !env.CI && !env.NO_COLOR && env.TERM !== 'dumb';
  }

  update(line: string): void {
    if (this.isLive) {
      this.output.write(CLEAR_LINE + line.slice(0, (this.output.columns || 80) - 1));
    } else if (performance.now() - this.printedAt >= LINE_INTERVAL_MS) {
      this.printedAt = performance.now();
      this.output.write(`${line}\n`);
    }
  }

  /** Prints a permanent line. */
  print(line: string): void {
    this.output.write(`${this.isLive ? CLEAR_LINE : ''}${line}\n`);
  }
}
