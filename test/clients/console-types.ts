import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { format, type FormatConfig } from 'oxfmt';
import ts from 'typescript';

export const CONSOLE_TYPES = 'console/src/api/schema.d.ts';
const HEAD = '// Generated from the OpenAPI document by `make schema`.\n';

/** The console's API types, generated from the service at this address: those of the TypeScript client, without comments. */
export async function consoleTypes(url: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kasparro-types-'));
  try {
    const file = join(folder, 'api.d.ts');
    await promisify(execFile)('node', ['clients/typescript/generate.js', url, file]);
    const source = ts.createSourceFile(file, await readFile(file, 'utf8'), ts.ScriptTarget.Latest);
    const types = HEAD + ts.createPrinter({ removeComments: true }).printFile(source);
    const style = JSON.parse(await readFile('.oxfmtrc.json', 'utf8')) as FormatConfig;
    return (await format(CONSOLE_TYPES, types, style)).code;
  } finally {
    await rm(folder, { recursive: true });
  }
}
