import type { Reply } from '../service/service-client.js';
import { paintFor } from './paint.js';
import type { Screen } from './table.js';

/** The output of a command: for people or, with --json, for programs. */
export class Output {
  /** The width of standard output in columns. */
  readonly screen: Screen = {
    paint: paintFor(process.stdout),
    // Some terminals report a width of 0 when they do not know it.
    width: process.stdout.isTTY ? process.stdout.columns || undefined : undefined,
  };

  /** @param json whether to print JSON; commands can then skip requests for what only people see */
  constructor(readonly json: boolean) {}

  /** Prints the reply as JSON, or formatted for people. */
  print<Value>({ text, value }: Reply<Value>, forPeople: (value: Value, screen: Screen) => string): void {
    process.stdout.write(this.json ? `${text.trimEnd()}\n` : withNewline(forPeople(value, this.screen)));
  }
}

/** Makes an argument for `print` from a value that is not a JSON reply. */
export const replyOf = <Value>(value: Value): Reply<Value> => ({ text: JSON.stringify(value), value });

function withNewline(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
