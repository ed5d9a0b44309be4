import type { Readable } from 'node:stream';
import { oneLine } from '../../http/remove-secrets.js';

type LogLevel = 'info' | 'warn' | 'error';
export type Log = (level: LogLevel, line: string) => void;

const MAX_LINES = 1000;
const MAX_SHOWN = 2000;
const MAX_KEPT = 100_000;

/** Logs the tap's standard error without secrets. Its last line explains a failure. */
export class TapLog {
  last = '';
  private lines = 0;

  constructor(
    private readonly log: Log,
    private readonly masked: (text: string) => string,
  ) {}

  async follow(stderr: Readable): Promise<void> {
    let line = '';
    stderr.setEncoding('utf8');
    for await (const chunk of stderr as AsyncIterable<string>) {
      const pieces = (line + chunk).split('\n');
      // The rest of an overlong line is dropped, not kept in memory.
      line = pieces.pop()!.slice(0, MAX_KEPT);
      for (const piece of pieces) this.add(piece);
    }
    this.add(line);
  }

  private add(line: string): void {
    const text = oneLine(this.masked(line)).slice(0, MAX_SHOWN);
    if (!text) return;
    this.last = text;
    this.lines++;
    if (this.lines <= MAX_LINES) this.log(levelOf(text), text);
    if (this.lines === MAX_LINES) this.log('warn', 'further output of the tap is not logged');
  }
}

/** The log level from the level with which Python's loggers begin a line. */
function levelOf(line: string): LogLevel {
  const start = line.slice(0, 100);
  if (/\b(?:ERROR|CRITICAL|FATAL)\b/.test(start)) return 'error';
  return /\bWARN(?:ING)?\b/.test(start) ? 'warn' : 'info';
}
