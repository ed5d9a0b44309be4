import { readdirSync } from 'node:fs';
import { join, parse } from 'node:path';
import { z } from 'zod';
import { pattern } from '../facts/pattern.js';
import { readingRules } from './reading.js';
import { readYaml } from '../../../config/yaml-file.js';

const preset = readingRules.extend({
  title: z.string().min(1).max(100).describe('A description of the files, such as "Candles of Coinbase"'),
  recognise: z
    .strictObject({
      columns: z
        .array(z.string().min(1))
        .min(2)
        .max(50)
        .optional()
        .describe('Columns that the header must have'),
      only: z
        .boolean()
        .optional()
        .describe('Whether the header must have no other columns, and these in this order'),
      cells: z
        .array(z.int().min(2))
        .max(5)
        .optional()
        .describe('Possible numbers of cells per row, for files without a header'),
      named: z
        .boolean()
        .optional()
        .describe('Whether the file name must match file_name, as it must for files without a header'),
      file_name: pattern.optional().describe('Another expression that the file name must match'),
    })
    .describe('Conditions for recognising a file; all of them must be met'),
});

export type Preset = z.infer<typeof preset> & { name: string };

/** One file per layout; a new file is picked up automatically. */
const FOLDER = join(import.meta.dirname, '..', 'presets');

export const PRESET_NAMES = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.yaml'))
  .toSorted()
  .map((file) => parse(file).name);

let read: readonly Preset[] | undefined;

/** The built-in presets. Loading takes a quarter of a second, so it is done when the first file needs them. */
export function presets(): readonly Preset[] {
  return (read ??= PRESET_NAMES.map((name) => ({
    name,
    ...readYaml(join(FOLDER, `${name}.yaml`), preset, 'docs/csv-profiles.md'),
  })));
}
