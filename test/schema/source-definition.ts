import { format } from 'oxfmt';
import { z } from 'zod';
import { definition } from '../../src/sources/defined/definition.js';

/** The JSON Schema of a file of SOURCES_DIR, for editors. */
export async function definitionSchema(): Promise<string> {
  const schema = {
    title: 'A source of Kasparro',
    ...z.toJSONSchema(definition, { io: 'input', reused: 'ref' }),
  };
  return (await format('schema.json', JSON.stringify(schema), { printWidth: 110 })).code;
}
