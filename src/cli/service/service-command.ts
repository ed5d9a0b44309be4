import { Command, Option } from 'commander';
import type { LocalNeeds } from './local-service.js';
import type { Query } from './service-client.js';
import { Session, type SessionOptions } from './session.js';

type Act<Asked, Options> = (asked: Asked, options: Options, args: string[]) => Promise<number | void>;
type Open<Asked, Options> = (options: Options & SessionOptions, args: string[]) => Promise<Asked>;

/**
 * Makes the command use a service.
 * @param act returns the exit status, if it is not 0
 */
export function withService<Options extends object>(
  command: Command,
  act: Act<Session, Options>,
  needs: (args: string[]) => LocalNeeds = () => ({}),
): Command {
  return withResource(command, act, (options, args) => Session.open(options, needs(args)));
}

/** Makes the command use what `open` returns, for commands that can do without a service. It is closed when the command ends. */
export function withResource<Options extends object, Asked extends Pick<Session, 'close'>>(
  command: Command,
  act: Act<Asked, Options>,
  open: Open<Asked, Options>,
): Command {
  return command
    .option('--json', 'print the JSON that the API returns')
    .option('--url <url>', 'use this service instead of KASPARRO_URL')
    .action(async () => {
      const options = command.opts<Options & SessionOptions>();
      const args = command.args;
      const opened = await open(options, args);
      try {
        const status = await act(opened, options, args);
        if (status) process.exitCode = status;
      } finally {
        await opened.close();
      }
    });
}

/** An option that becomes a query parameter of the request: `--min-price` becomes `min_price`. */
class Filter extends Option {}

export function filters(command: Command, described: Readonly<Record<string, string>>): Command {
  for (const [flags, description] of Object.entries(described))
    command.addOption(new Filter(flags, description).argParser(repeatable));
  return command;
}

/** An option that may be repeated: `--asset bitcoin --asset ethereum` means `--asset bitcoin,ethereum`. */
export function repeatable(value: string, before?: string): string {
  return before === undefined ? value : `${before},${value}`;
}

/** Adds the options that all paged lists have. */
export const PAGE = {
  '--limit <n>': 'maximum number of entries, up to 1000 (default: 50)',
  '--cursor <cursor>': 'continue after an earlier page: its metadata.next_cursor',
};

/** The filters that were given as options. */
export function queryOf(command: Command): Query {
  const given = command.options.filter((option) => option instanceof Filter);
  return Object.fromEntries(
    given.map((option) => {
      const value = command.getOptionValue(option.attributeName()) as string | true | undefined;
      return [option.name().replaceAll('-', '_'), value === true ? 'true' : value];
    }),
  );
}

/** Adds examples below the help. A subcommand shows the examples that call it; examples without a subcommand call the default one. */
export function examples(command: Command, lines: readonly string[]): Command {
  const names = command.commands.map((one) => one.name());
  const calledBy = (line: string) => names.find((name) => name === line.split(' ')[2]) ?? 'list';
  for (const one of command.commands)
    examples(
      one,
      lines.filter((line) => calledBy(line) === one.name()),
    );
  return command.addHelpText('after', `\nExamples:\n${lines.map((line) => `  $ ${line}\n`).join('')}`);
}
