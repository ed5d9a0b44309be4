import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Config } from '../../config/config.js';
import { ConfigError } from '../../config/config-error.js';
import { readYaml } from '../../config/yaml-file.js';
import { parseYaml } from '../../config/yaml-text.js';
import { BadYaml } from '../../config/yaml-fault.js';
import { type Definition, definition } from './definition.js';
import { resolveVariables, variablesIn } from './secrets.js';

const REFERENCE = 'docs/sources-without-code.md';
const FILE = /\.ya?ml$/;
/** Pattern for a source's name, which also occurs in the names of its environment variables. */
export const SOURCE_NAME = /^[a-z][a-z0-9_]{0,49}$/;

/** A YAML source, named after its file. */
export type NamedDefinition<D extends Definition = Definition> = D & { readonly name: string };

/**
 * The sources that SOURCES names, from SOURCES_DIR and the catalogue. A file in SOURCES_DIR overrides one of the catalogue.
 * @throws ConfigError that explains what is wrong with a file
 */
export function readDefinitions(config: Config): NamedDefinition[] {
  const files = { ...filesIn(catalogueFolder()), ...ownFiles(config.SOURCES_DIR) };
  return config.SOURCES.filter(
    (name, index, all) => all.indexOf(name) === index && Object.hasOwn(files, name),
  ).map((name) => readDefinition(files[name]!, config));
}

/** All names allowed in SOURCES. */
export function knownDefinitions({ SOURCES_DIR }: Pick<Config, 'SOURCES_DIR'>): string[] {
  return Object.keys({ ...filesIn(catalogueFolder()), ...ownFiles(SOURCES_DIR) });
}

/**
 * Reads a definition that was sent to the API, without looking up environment variables.
 * @throws BadYaml
 */
export function parseDefinition(name: string, text: string): NamedDefinition {
  return { ...parseYaml(text, definition, REFERENCE), name };
}

/** @throws ConfigError with file, line, column and key of the problem, or the environment variable that is not set */
export function readDefinition(path: string, config: Pick<Config, 'VARIABLES'>): NamedDefinition {
  const name = nameOf(path);
  if (!SOURCE_NAME.test(name))
    throw new ConfigError(
      `${path}: expected a name of lower-case letters, digits and _, such as my_source.yaml`,
    );
  try {
    const read = { ...readYaml(path, definition, REFERENCE), name };
    for (const variable of variablesIn(read)) resolveVariables(`\${${variable}}`, config);
    return read;
  } catch (error) {
    if (error instanceof BadYaml) throw new ConfigError(error.message, { cause: error });
    if (error instanceof ConfigError) throw new ConfigError(`${path}: ${error.message}`, { cause: error });
    throw error;
  }
}

function ownFiles(folder: string | undefined): Record<string, string> {
  if (folder === undefined) return {};
  try {
    return filesIn(folder);
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError(`SOURCES_DIR=${folder}: the folder cannot be read: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

function filesIn(folder: string): Record<string, string> {
  const files = readdirSync(folder)
    .filter((file) => FILE.test(file) && !file.startsWith('.'))
    .toSorted();
  const twice = files.find((file, index) => files.findIndex((one) => nameOf(one) === nameOf(file)) < index);
  if (twice)
    throw new ConfigError(
      `${join(folder, twice)}: there are two files of the source ${nameOf(twice)}, .yaml and .yml; remove one`,
    );
  return Object.fromEntries(files.map((file) => [nameOf(file), join(folder, file)]));
}

function nameOf(path: string): string {
  return basename(path).replace(FILE, '');
}

/** The catalogue's folder, which is next to `src` or, in a build, next to `dist`. */
function catalogueFolder(): string {
  const [fromSource, fromBuild] = ['../../..', '../../../..'].map((up) =>
    join(import.meta.dirname, up, 'catalogue'),
  ) as [string, string];
  return existsSync(fromSource) ? fromSource : fromBuild;
}
