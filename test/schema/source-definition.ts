import { format } from 'prettier';
import { z } from 'zod';
import { definition } from '../../src/sources/defined/definition.js';

/** The JSON Schema of a file of SOURCES_DIR, for editors. */
export function definitionSchema(): Promise<string> {
  const schema = {
    title: 'A source of Kasparro',
    ...z.toJSONSchema(definition, { io: 'input', reused: 'ref' }),
  };
  return format(JSON.stringify(schema), { parser: 'json', printWidth: 110 });
}
