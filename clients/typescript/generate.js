// node generate.js [URL]: writes api.d.ts, the types of the service at this address.
import { writeFile } from 'node:fs/promises';
import process from 'node:process';
import openapiTypescript, { astToString } from 'openapi-typescript';

const url = process.argv[2] ?? 'http://localhost:3000';
const response = await fetch(`${url}/docs-json?numbers=string`);
if (!response.ok)
  throw new Error(`${url}/docs-json answered ${response.status}: is a service running there?`);
const document = await response.json();
// The client asks for decimals as strings by itself, in a header.
for (const operation of Object.values(document.paths).flatMap((path) => Object.values(path)))
  operation.parameters = operation.parameters?.filter(({ name }) => name !== 'numbers');
await writeFile('api.d.ts', astToString(await openapiTypescript(document)));
