import { readdirSync } from 'node:fs';
import { join, parse } from 'node:path';
import { z } from 'zod';
import { pattern } from './pattern.js';
import { readingRules } from './reading.js';
import { readYaml } from '../../../config/yaml-file.js';

const preset = readingRules.extend({
  title: z.string().min(1).max(100).describe('What it reads, as in "Candles of Coinbase"'),
  recognise: z
    .strictObject({
      columns: z.array(z.string().min(1)).min(2).max(50).optional().describe('Columns that the header has'),
      only: z.boolean().optional().describe('Whether it has no others, and these in this order'),
      cells: z
        .array(z.int().min(2))
        .max(5)
        .optional()
        .describe('How many cells the rows of a file without header have'),
      named: z
        .boolean()
        .optional()
        .describe('Whether its name has to match file_name; without a header it has to'),
      file_name: pattern.optional().describe('What its name has to match besides'),
    })
    .describe('What a file of this layout is known by; all of it must be there'),
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
