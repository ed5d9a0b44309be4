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

it.each(['docs/sources-without-code.md', 'README.md'])(
  'the sources in %s are read, and fit the schema',
  (path) => {
    const examples = [...readFileSync(path, 'utf8').matchAll(/```yaml\n(.*?)```/gs)].map(([, text]) => text!);
    expect(examples).not.toEqual([]);
    for (const example of examples) {
      expect(definition.safeParse(parse(example)).error).toBeUndefined();
      expect(fitsSchema(parse(example)) || fitsSchema.errors).toBe(true);
    }
  },
);

it.each(readdirSync('catalogue'))('catalogue/%s fits the schema, and the page names it', (file) => {
  const document: unknown = parse(readFileSync(`catalogue/${file}`, 'utf8'));
  expect(fitsSchema(document) || fitsSchema.errors).toBe(true);
  expect(page).toContain(`\`${file.replace('.yaml', '')}\``);
});
