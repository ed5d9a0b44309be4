import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { definition } from '../../src/sources/defined/definition.js';
import { definitionSchema } from '../schema/source-definition.js';

const page = readFileSync('docs/sources-without-code.md', 'utf8');
const schemaText = readFileSync('docs/source.schema.json', 'utf8');
const fitsSchema = new Ajv2020({ strict: false, allowUnionTypes: true }).compile(
  JSON.parse(schemaText) as object,
);

it('docs/source.schema.json is the schema of definitions: `make schema` regenerates it', async () => {
  expect(schemaText).toBe(await definitionSchema());
});

it('the source in docs/sources-without-code.md is read, and fits the schema', () => {
  const [, example] = /```yaml\n(.*?)```/s.exec(page)!;
  expect(definition.safeParse(parse(example!)).error).toBeUndefined();
  expect(fitsSchema(parse(example!)) || fitsSchema.errors).toBe(true);
});

it.each(readdirSync('catalogue'))('catalogue/%s fits the schema, and the page names it', (file) => {
  const document: unknown = parse(readFileSync(`catalogue/${file}`, 'utf8'));
  expect(fitsSchema(document) || fitsSchema.errors).toBe(true);
  expect(page).toContain(`\`${file.replace('.yaml', '')}\``);
});
