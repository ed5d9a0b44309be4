import { parseArgs } from 'node:util';
import { ConfigError } from '../config/config.js';

/** What a command accepts. `usage` is one line, as in `usage: make restore FROM=kasparro.tar.gz [FORCE=1]`. */
export interface Syntax {
  usage: string;
  /** Names without dashes: `force` for `--force`. */
  flags?: readonly string[];
  /** How many operands it takes at most. */
  operands?: number;
}

export interface Arguments {
  flags: ReadonlySet<string>;
  /** Absent ones, and empty ones as `make` passes for an unset variable, are undefined. */
  operands: readonly (string | undefined)[];
}

/**
 * Reads a command line, and refuses what the command does not know: `--help` must not become the name of a file.
 * @throws ConfigError that ends with the usage
 */
export function parseArguments(
  given: readonly string[],
  { usage, flags = [], operands = 0 }: Syntax,
): Arguments {
  const { tokens } = parseArgs({ args: [...given], strict: false, allowPositionals: true, tokens: true });
  const named = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []));
  const unknown = named.find(({ name, value }) => !flags.includes(name) || value !== undefined);
  if (unknown) {
    const { rawName, value } = unknown;
    throw new ConfigError(
      `unknown option ${value === undefined ? rawName : `${rawName}=${value}`}\n${usage}`,
    );
  }
  const words = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value || undefined] : []));
  if (words.length > operands)
    throw new ConfigError(`unexpected argument ${words[operands] ?? "''"}\n${usage}`);
  return { flags: new Set(named.map(({ name }) => name)), operands: words };
}

/** The same for a command of this process; `--help` prints the usage and ends it. */
export function parseCommandLine(syntax: Syntax): Arguments {
  const given = process.argv.slice(2);
  if (given.some((word) => word === '--help' || word === '-h')) {
    console.log(syntax.usage);
    process.exit(0);
  }
  return parseArguments(given, syntax);
}
