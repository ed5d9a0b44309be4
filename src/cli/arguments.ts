import { parseArgs } from 'node:util';
import { ConfigError } from '../config/config.js';

/** What a command accepts. `usage` is one line, such as `usage: make restore FROM=kasparro.tar.gz [FORCE=1]`. */
export interface Syntax {
  usage: string;
  /** Names without dashes: `force` for `--force`. */
  flags?: readonly string[];
  /** Maximum number of operands. */
  operands?: number;
}

export interface Arguments {
  flags: ReadonlySet<string>;
  /** Undefined if absent or empty: `make` passes unset variables as empty strings. */
  operands: readonly (string | undefined)[];
}

/**
 * Parses a command line and rejects anything unknown, so that `--help` never becomes a file name.
 * @throws ConfigError, which ends with the usage
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

/** Parses the arguments of this process; `--help` prints the usage and exits. */
export function parseCommandLine(syntax: Syntax): Arguments {
  const given = process.argv.slice(2);
  if (given.some((word) => word === '--help' || word === '-h')) {
    console.log(syntax.usage);
    process.exit(0);
  }
  return parseArguments(given, syntax);
}
