import { createHash } from 'node:crypto';
import { basename, matchesGlob } from 'node:path/posix';
import { z } from 'zod';
import { ConfigError } from '../../../config/config-error.js';
import { type Preset, PRESET_NAMES, presets } from './preset.js';
import { type Reading, readingRules } from './reading.js';
import { readYaml } from '../../../config/yaml-file.js';
import { parseYaml } from '../../../config/yaml-text.js';
import { BadYaml } from '../../../config/yaml-fault.js';

const REFERENCE = 'docs/csv-profiles.md';
const globs = z.string().min(1).max(500);
const preset = z.enum(PRESET_NAMES).optional().describe('The preset that the other keys modify or complete');

/** How the files of one YAML source are read. */
export const layout = readingRules.extend({ preset });

export const profiles = z
  .array(
    readingRules.extend({
      files: z
        .union([globs.transform((one) => [one]), z.array(globs).min(1).max(100)])
        .describe('Globs for paths below CSV_PATH; a glob without a slash matches file names in any folder'),
      name: z
        .string()
        .min(1)
        .max(100)
        .optional()
        .describe('The name of the profile in messages; by default its first glob'),
      preset,
    }),
  )
  .max(1000);

export interface Profile extends Reading {
  name: string;
  files: readonly string[];
  /** Position in the file, from 1. */
  position: number;
  /** Digest of all keys that affect reading. */
  digest: string;
}

/** @throws ConfigError that names file, line, entry and key if the file cannot be used */
export function readProfiles(path: string | undefined): readonly Profile[] {
  if (path === undefined) return [];
  try {
    return readYaml(path, profiles, REFERENCE).map((one, index) => profileFrom(one, index + 1));
  } catch (error) {
    if (error instanceof BadYaml) throw new ConfigError(`CSV_PROFILES: ${error.message}`, { cause: error });
    throw error;
  }
}

/** @throws BadYaml */
export function parseProfiles(text: string): readonly Profile[] {
  return parseYaml(text, profiles, REFERENCE).map((one, index) => profileFrom(one, index + 1));
}

type Written = Reading & { preset?: string; files: readonly string[]; name?: string };

/** @param position from 1 */
export function profileFrom({ preset, files, name = files[0]!, ...own }: Written, position: number): Profile {
  const base = preset && presets().find((one) => one.name === preset);
  const reading = base ? extendPreset(base, own) : own;
  const digest = createHash('sha256').update(JSON.stringify(reading)).digest('hex').slice(0, 16);
  return { ...reading, files, name, position, digest };
}

/** Merges tables of fields; any other key replaces the preset's. A constant replaces a column. */
export function extendPreset({ name: _, title: __, recognise: ___, ...base }: Preset, own: Reading): Reading {
  const columns = Object.entries(base.columns ?? {}).filter(([field]) => !isConstant(own.constants, field));
  return {
    ...base,
    ...own,
    columns: { ...Object.fromEntries(columns), ...own.columns },
    constants: { ...base.constants, ...own.constants },
    values: { ...base.values, ...own.values },
  };
}

function isConstant(constants: Reading['constants'], field: string): boolean {
  return Object.hasOwn(constants ?? {}, field === 'pair' ? 'symbol' : field);
}

/** The first profile that matches the file. */
export function profileOf(profiles: readonly Profile[], file: string): Profile | undefined {
  const name = basename(file);
  return profiles.find(({ files }) =>
    files.some(
      (glob) => glob === file || glob === name || matchesGlob(glob.includes('/') ? file : name, glob),
    ),
  );
}
