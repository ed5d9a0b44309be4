import { format } from 'oxfmt';
import { z } from 'zod';
import { profiles } from '../../src/sources/csv/profiles/profile.js';

/** The JSON Schema of the file of CSV_PROFILES, for editors. */
export async function profilesSchema(): Promise<string> {
  const schema = { title: 'CSV_PROFILES of Kasparro', ...z.toJSONSchema(profiles, { io: 'input' }) };
  return (await format('schema.json', JSON.stringify(schema), { printWidth: 110 })).code;
}
