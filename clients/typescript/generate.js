// node generate.js [URL [FILE]]: writes api.ts, or the file: the types of the service at this address.
import { writeFile } from 'node:fs/promises';
import process from 'node:process';
import openapiTypescript, { astToString } from 'openapi-typescript';

const [, , url = 'http://localhost:3000', file = 'api.ts'] = process.argv;
const response = await fetch(`${url}/docs-json?numbers=string`);
if (!response.ok)
  throw new Error(`${url}/docs-json answered ${response.status}: is a service running there?`);
const document = await response.json();
// The client asks for decimals as strings by itself, in a header.
for (const operation of Object.values(document.paths).flatMap((path) => Object.values(path)))
  operation.parameters = operation.parameters?.filter(
    ({ $ref }) => $ref !== '#/components/parameters/Numbers',
  );
await writeFile(file, astToString(await openapiTypescript(document)));
