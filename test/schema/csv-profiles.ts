import { format } from 'prettier';
import { z } from 'zod';
import { profiles } from '../../src/sources/csv/profiles/profile.js';

/** The JSON Schema of the file of CSV_PROFILES, for editors. */
export function profilesSchema(): Promise<string> {
  const schema = { title: 'CSV_PROFILES of Kasparro', ...z.toJSONSchema(profiles, { io: 'input' }) };
  return format(JSON.stringify(schema), { parser: 'json', printWidth: 110 });
}
