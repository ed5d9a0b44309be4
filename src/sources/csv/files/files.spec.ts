import { execFile } from 'node:child_process';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CsvFolder, request } from '../fixtures/csv-folder.js';
import { FatalError, PartitionIgnored } from '../../../domain/errors.js';

async function linkToFolder(path: string) {
  await mkdir(`${path}.folder`);
  await symlink(`${path}.folder`, path);
}

describe('CSV_PATH', () => {
  let folder: CsvFolder;
  beforeEach(async () => (folder = await CsvFolder.make()));
  afterEach(() => folder.remove());

  const keys = async (path: string) => {
    const partitions = await folder.source({ CSV_PATH: join(folder.path, path) }).partitions();
    return partitions.map(({ key }) => key);
  };

  it('names a file', async () => {
    await folder.write('any.name', '');
    expect(await keys('any.name')).toEqual(['any.name']);
  });

  it('names a folder, whose CSV and text files count, compressed or not', async () => {
    for (const name of [
      'b.csv',
      'a.TSV',
      'c.txt',
      'd.csv.gz',
      'README.md',
      '.hidden.csv',
      '~$b.csv',
      'e.zip',
    ])
      await folder.write(name, '');
    await mkdir(join(folder.path, 'folder.csv'));
    await symlink(join(folder.path, 'b.csv'), join(folder.path, 'link.csv'));
    expect(await keys('.')).toEqual(['a.TSV', 'b.csv', 'c.txt', 'd.csv.gz', 'link.csv']);
  });

  it('is a glob, with keys relative to the start of the pattern', async () => {
    await mkdir(join(folder.path, 'x/y'), { recursive: true });
    for (const name of ['x/a.csv', 'x/y/b.csv', 'x/c.md', 'd.csv'])
      await folder.write(name, 'symbol,price,date\na,1,2024-01-01\n');
    expect(await keys('x/**/*.csv')).toEqual(['a.csv', 'y/b.csv']);
    expect(await folder.pages('y/b.csv', null, { CSV_PATH: join(folder.path, 'x/**/*.csv') })).toHaveLength(
      1,
    );
  });

  it('may name a file that looks like a glob', async () => {
    await folder.write('data[1].csv', '');
    expect(await keys('data[1].csv')).toEqual(['data[1].csv']);
  });

  it.each(['missing.csv', 'missing/', 'no-such-*.csv', 'empty'])(
    'fails with a clear error if %s does not exist',
    async (path) => {
      await mkdir(join(folder.path, 'empty'));
      const error: unknown = await keys(path).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(FatalError);
      expect(error).toMatchObject({
        code: 'csv_path',
        message: expect.stringContaining(`CSV_PATH=${join(folder.path, path)}`),
      });
    },
  );

  describe('confines reading', () => {
    const ROWS = 'symbol,price,date\na,1,2024-01-01\n';
    let inside: string;
    beforeEach(async () => {
      inside = join(folder.path, 'inside');
      await mkdir(join(inside, 'deeper'), { recursive: true });
      await folder.write('secret.csv', ROWS);
      await folder.write('inside/prices.csv', ROWS);
    });

    it.each(['', '/*.csv', '/**/*.csv'])(
      'to the folder of %j: it follows no links out of it',
      async (pattern) => {
        await symlink(join(folder.path, 'secret.csv'), join(inside, 'link.csv'));
        const config = { CSV_PATH: inside + pattern };
        expect(await folder.pages('prices.csv', null, config)).toHaveLength(1);
        await expect(folder.pages('link.csv', null, config)).rejects.toMatchObject({
          code: 'outside_folder',
          message: expect.stringMatching(/^link.csv is ignored: it links outside/),
        });
      },
    );

    it('and follows no linked folders out of it', async () => {
      await symlink(folder.path, join(inside, 'deeper/out'));
      const config = { CSV_PATH: join(inside, '**/*.csv') };
      await expect(folder.pages('deeper/out/secret.csv', null, config)).rejects.toMatchObject({
        code: 'outside_folder',
      });
    });

    it.each([
      '../secret.csv',
      '../../../../../../../etc/passwd',
      '/etc/passwd',
      'deeper/../../secret.csv',
      '..',
      '',
    ])('whatever partition is asked for, such as %j', async (key) => {
      for (const path of [inside, join(inside, '*.csv'), join(inside, 'prices.csv')])
        await expect(folder.pages(key, null, { CSV_PATH: path })).rejects.toMatchObject({
          code: 'outside_folder',
        });
    });

    it('but follows links inside it, and a CSV_PATH that is a link', async () => {
      await symlink(join(inside, 'prices.csv'), join(inside, 'deeper/link.csv'));
      await symlink(inside, join(folder.path, 'door'));
      await symlink(join(folder.path, 'secret.csv'), join(inside, 'chosen.csv'));
      for (const [path, key] of [
        [inside, 'deeper/link.csv'],
        [join(folder.path, 'door'), 'prices.csv'],
        [join(inside, 'chosen.csv'), 'chosen.csv'],
        [join(inside, '../*.csv'), 'secret.csv'],
      ])
        expect(await folder.pages(key!, null, { CSV_PATH: path! })).toHaveLength(1);
    });
  });

  describe('beside its files', () => {
    const ROWS = 'symbol,price,date\na,1,2024-01-01\n';
    const UNTIL_EDITED = [
      [
        'a README.txt',
        'README.txt',
        'missing_column',
        (path: string) => writeFile(path, 'Prices of a day.\n\nThey are figures.\n'),
      ],
      ['an empty text file', 'empty.txt', 'empty_file', (path: string) => writeFile(path, '')],
      ['a link that leads nowhere', 'link.csv', 'dangling_link', (path: string) => symlink('gone.csv', path)],
      [
        'a link out of the folder',
        'out.csv',
        'outside_folder',
        (path: string) => symlink('/etc/passwd', path),
      ],
      ['a link to a folder', 'folder.csv', 'not_a_file', linkToFolder],
      ['a pipe', 'pipe.csv', 'not_a_file', (path: string) => promisify(execFile)('mkfifo', [path])],
    ] as const;
    it.each(UNTIL_EDITED)(
      'ignores %s, which is reported once and then unchanged',
      async (_, key, code, make) => {
        await folder.write('a.csv', ROWS);
        await make(join(folder.path, key));
        const pages = folder.source().pages(request(key));
        const { value } = await pages.next();
        expect(value).toMatchObject({ records: [], next: { ignored: code } });
        const error: unknown = await pages.next().catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(PartitionIgnored);
        expect(error).toMatchObject({ code, message: expect.stringContaining('ignored') });
        const isUnchanged = async () => {
          const partitions = await folder.source().partitions();
          return partitions.find((partition) => partition.key === key)!.isUnchanged!(value!.next);
        };
        expect(await isUnchanged()).toBe(true);
        await rm(join(folder.path, key));
        await folder.write(key, ROWS);
        expect(await isUnchanged()).toBe(false);
        expect(await folder.pages(key, value!.next)).toHaveLength(1);
      },
    );

    it('does not ignore a text file that was a table before', async () => {
      await folder.write('prices.txt', ROWS);
      const [page] = await folder.pages('prices.txt');
      await folder.write('prices.txt', '');
      await expect(folder.pages('prices.txt', page!.next)).rejects.not.toBeInstanceOf(PartitionIgnored);
    });

    it('does not ignore a text file that it names directly', async () => {
      await folder.write('README.txt', 'Prices of a day.\n');
      const config = { CSV_PATH: join(folder.path, 'README.txt') };
      await expect(folder.pages('README.txt', null, config)).rejects.not.toBeInstanceOf(PartitionIgnored);
    });
  });
});
