import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

const tests = new Map(
  globSync(['src/**/*.spec.ts', 'test/**/*.test.ts']).map((path) => [path, readFileSync(path, 'utf8')]),
);
const files = [...tests.keys(), ...globSync(['docker-compose.yml', 'scripts/*.sh'])];

const [, table = ''] = readFileSync('docs/security.md', 'utf8').split('| --- | --- | --- |\n');
const rows = table
  .slice(0, table.indexOf('\n\n'))
  .split('\n')
  .map((row) => row.split(' | '))
  .map((cells) => [cells[0]!.slice(2), cells] as const);

/** A title, or a template of titles whose placeholders match anything. The table may cut it at a comma. */
const TITLE = /(?:^|[\s(])(['"`])((?:(?!\1)[^\\\n]|\\.)+)\1,\s*(?:async\s*)?(?:\(|function)/gm;
const FILLED_IN = /%[sijdop]|\$\{[^}]*\}|\$[\w.]+/;

function titlesOf(text: string): RegExp[] {
  return Array.from(text.matchAll(TITLE), ([, , title]) => title!.replaceAll(/\\(['"`])/g, '$1'))
    .flatMap((title) => [
      title,
      ...Array.from(title.matchAll(/[,:;]/g), ({ index }) => title.slice(0, index)),
    ])
    .map((title) => title.split(FILLED_IN).map((part) => RegExp.escape(part.trim())))
    .filter((fixed) => fixed.join('').length > 5)
    .map((fixed) => new RegExp(`^${fixed.join('.*')}$`));
}
const titles = [...tests.values()].flatMap(titlesOf);

/** `test/x.test.ts`, `x.test.ts` or `test/deploy/*.test.ts`, as the table names them. */
function named(path: string): string[] {
  const matching = path.includes('*') ? globSync(path) : files.filter((file) => file === path);
  return matching.length ? matching : files.filter((file) => basename(file) === path);
}

describe('the table of docs/security.md', () => {
  it('has rows', () => expect(rows.length).toBeGreaterThan(25));

  it.each(rows)('names a defence against “%s”, and an existing test of it', (_threat, cells) => {
    expect(cells).toHaveLength(3);
    const shown = cells[2]!;
    const paths = Array.from(shown.matchAll(/`([\w/*.-]+\.(?:ts|sh|yml))`/g), ([, path]) => path!);
    const quoted = Array.from(shown.matchAll(/“([^”]+)”/g), ([, title]) => title!);
    expect(paths.filter((path) => !named(path).length)).toEqual([]);
    expect(quoted.filter((one) => !titles.some((title) => title.test(one)))).toEqual([]);
    expect(paths.length + quoted.length).toBeGreaterThan(0);
  });

  it('quotes titles of the file that it names', () => {
    const pairs = rows.flatMap(([, cells]) =>
      Array.from((cells[2] ?? '').matchAll(/`([\w/*.-]+\.ts)`: “([^”]+)”/g), ([, path, title]) => ({
        path,
        title,
      })),
    );
    const astray = pairs.filter(
      ({ path, title }) =>
        !named(path!).some((file) => titlesOf(tests.get(file) ?? '').some((one) => one.test(title!))),
    );
    expect(pairs.length).toBeGreaterThan(10);
    expect(astray).toEqual([]);
  });
});
