import { globSync, mkdirSync, readFileSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { transformSync } from '@swc/core';

const FOLDER = resolve('node_modules/.cache/kasparro-children');
const SOURCES = ['src', 'sandbox', 'migrations', 'test'].map((folder) => `${folder}/**/*.ts`);
const TESTS = ['**/*.spec.ts', '**/*.test.ts'];
/** What is read as it stands: the build copies profiles, and finds the catalogue beside it. */
const ASSETS = ['src/**/*.yaml', 'catalogue/*.yaml'];

/** V8's code cache, shared by all children: it halves the time that a child takes to start. */
export const COMPILE_CACHE = join(FOLDER, 'v8');

let compiled = false;

/**
 * The JavaScript of a TypeScript file of the project, for a child process to run. Once per process, whatever changed since
 * the last time is compiled: a child that compiles for itself takes twice as long to start.
 */
export function compiledFile(file: string): string {
  if (!compiled) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(join(FOLDER, 'package.json'), '{ "type": "module" }\n');
    for (const source of globSync(SOURCES, { exclude: TESTS })) compile(source);
    for (const asset of globSync(ASSETS)) copy(asset);
    compiled = true;
  }
  return outputOf(file);
}

const outputOf = (source: string) => join(FOLDER, relative('.', source).replace(/\.ts$/, '.js'));

function compile(source: string): void {
  const output = outputOf(source);
  const { mtime } = statSync(source);
  if (statSync(output, { throwIfNoEntry: false })?.mtimeMs === mtime.getTime()) return;
  const filename = resolve(source);
  const { code } = transformSync(readFileSync(source, 'utf8'), { filename, module: { type: 'es6' } });
  write(output, code);
  utimesSync(output, mtime, mtime);
}

function copy(asset: string): void {
  write(join(FOLDER, relative('.', asset)), readFileSync(asset));
}

/** Another process may write or read the same file now. */
function write(output: string, content: string | Buffer): void {
  mkdirSync(dirname(output), { recursive: true });
  const unfinished = `${output}.${process.pid}`;
  writeFileSync(unfinished, content);
  renameSync(unfinished, output);
}
