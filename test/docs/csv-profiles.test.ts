import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { ROLE_OF_FIELD } from '../../src/sources/csv/header/fields.js';
import { readingRules } from '../../src/sources/csv/profiles/reading.js';
import { readProfiles } from '../../src/sources/csv/profiles/profile.js';
import { profilesSchema } from '../schema/csv-profiles.js';
import { layoutsPage } from './csv-layouts.js';

const page = readFileSync('docs/csv-profiles.md', 'utf8');
const examples = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(([, text]) => text!);
const schemaText = readFileSync('docs/csv-profiles.schema.json', 'utf8');

it('docs/csv-profiles.schema.json is the schema of profiles: `make schema` regenerates it', async () => {
  expect(schemaText).toBe(await profilesSchema());
});

it('docs/csv-layouts.md lists the result of each sample: `make schema` regenerates it', async () => {
  expect(readFileSync('docs/csv-layouts.md', 'utf8')).toBe(await layoutsPage());
});

it('the profiles in docs/csv-profiles.md are read, and fit the schema', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kasparro-profiles-'));
  try {
    const [example] = examples.filter((text) => text.includes('files:'));
    await writeFile(join(folder, 'profiles.yaml'), example!);
    expect(readProfiles(join(folder, 'profiles.yaml')).length).toBeGreaterThan(2);
    const validate = new Ajv2020({ strict: false }).compile(JSON.parse(schemaText) as object);
    expect(validate(parse(example!)) || validate.errors).toBe(true);
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('docs/csv-profiles.md explains each key and each field', () => {
  for (const key of [
    ...Object.keys(readingRules.shape),
    'files',
    'name',
    'preset',
    ...Object.keys(ROLE_OF_FIELD),
  ])
    expect(page).toContain(`\`${key}\``);
});
