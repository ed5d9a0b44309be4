import { once } from 'node:events';
import {
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync, spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { claimUpstreams } from '../../src/database/upstreams.js';
import { type Service, startService } from '../../src/start-service.js';
import { compileCache, spawnTypeScript } from '../support/child.js';
import { commandHere } from '../support/command-here.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startQuietService } from '../support/seed-service.js';
import { until } from '../support/until.js';
import { answer, startUpstream } from '../support/upstream.js';

let folder: string;
let database: TestDatabase;
let service: Service;
beforeAll(async () => {
  database = await createTestDatabase();
  service = await startQuietService(database.url);
});
afterAll(async () => {
  await service.stop();
  await database.drop();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kasparro-commands-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs kasparro in the folder. */
function start(
  name: string,
  args: readonly string[],
  env: Record<string, string> = {},
  output: 'pipe' | number = 'pipe',
) {
  return spawnTypeScript(
    'src/main.ts',
    [...name.split(' '), ...args],
    {},
    {
      cwd: folder,
      stdio: ['ignore', output, 'pipe'],
      env: {
        PATH: process.env.PATH,
        NODE_COMPILE_CACHE: compileCache(),
        DATABASE_URL: database.url,
        LOG_LEVEL: 'silent',
        ...env,
      },
    },
  );
}

/** Runs kasparro in the folder to its end. */
async function command(name: string, args: readonly string[], env: Record<string, string> = {}) {
  const child = start(name, args, env);
  const [said, problem, [status]] = await Promise.all([
    text(child.stdout!),
    text(child.stderr!),
    once(child, 'close'),
  ]);
  return { said, problem, status: status as number };
}

/** The same in this process, for commands whose paths are absolute. */
const commandOnPath = (name: string, args: readonly string[], env: Record<string, string> = {}) =>
  commandHere([name, ...args], { DATABASE_URL: database.url, LOG_LEVEL: 'silent', ...env });

describe('a command', () => {
  it.each(['backup', 'prune', 'run'])(
    '%s prints its usage for --help, and does nothing else',
    async (name) => {
      const { said, problem, status } = await command(name, ['--help']);
      expect({ said, problem, status }).toEqual({
        said: expect.stringMatching(/^Usage: kasparro [a-z]+ [^]*\nExamples:\n {2}\$ kasparro [a-z]+/),
        problem: '',
        status: 0,
      });
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  // Each of the others does in src/cli/program.spec.ts.
  it.each(['keys', 'start'])('%s refuses an unknown option', async (name) => {
    const { said, problem, status } = await command(name, ['--colour']);
    expect({ said, problem, status }).toEqual({
      said: '',
      problem: expect.stringMatching(/^error: unknown option '--colour'\n/),
      status: 64,
    });
  });

  const changed = (change: (url: URL) => void) => () => {
    const url = new URL(database.url);
    change(url);
    return url.href;
  };
  it.each([
    [
      'unreachable',
      () => 'postgres://kasparro@127.0.0.1:9/kasparro',
      /at 127\.0\.0\.1:9\/kasparro as kasparro: .*ECONNREFUSED/,
    ],
    [
      'on an unknown host',
      () => 'postgres://kasparro@nowhere.invalid/kasparro',
      /at nowhere\.invalid:5432\/kasparro as kasparro: getaddrinfo /,
    ],
    ['missing', changed((url) => (url.pathname = 'nowhere')), /database "nowhere" does not exist/],
    [
      'closed to this user',
      changed((url) => (url.password = 'x')),
      /password authentication failed for user/,
    ],
  ])('reports in one sentence that the database is %s', async (_, url, problem) => {
    const ended = await commandOnPath('backup', [join(folder, 'a.tar.gz')], { DATABASE_URL: url() });
    expect(ended).toEqual({
      said: '',
      problem: expect.stringMatching(/^DATABASE_URL: cannot use PostgreSQL at .*\n$/),
      status: 69,
    });
    expect(ended.problem).toMatch(problem);
  });
});

it.each(['backup', 'prune', 'status'])(
  'kasparro %s creates no database where there is none, and names that of the demo',
  async (name) => {
    mkdirSync(join(folder, '.data/demo/postgres'), { recursive: true });
    const { problem, status } = await command(name, [], { DATABASE_URL: '' });
    expect({ problem, status }).toEqual({
      problem: expect.stringMatching(
        /^There is no database in \.data yet\. [^]*The demo's database is in \.data\/demo: set DATA_DIR=\.data\/demo\n$/,
      ),
      status: 69,
    });
    expect(readdirSync(join(folder, '.data'))).toEqual(['demo']);
  },
);

describe('kasparro backup', () => {
  it('writes to backups/ by default, which make clean does not delete', async () => {
    const { said, status } = await command('backup', []);
    expect(status).toBe(0);
    const [path] = /^backups\/kasparro-[-\dTZ.]+\.tar\.gz/.exec(said)!;
    expect(readdirSync(join(folder, 'backups'))).toEqual([path.slice('backups/'.length)]);
  });

  it('never replaces a file', async () => {
    writeFileSync(join(folder, 'kept.tar.gz'), 'of yesterday');
    const { problem, status } = await command('backup', ['kept.tar.gz']);
    expect({ problem, status }).toEqual({
      problem: expect.stringMatching(/^kept\.tar\.gz: the file already exists, .*\n$/),
      status: 1,
    });
    expect(readdirSync(folder)).toEqual(['kept.tar.gz']);
    expect(readFileSync(join(folder, 'kept.tar.gz'), 'utf8')).toBe('of yesterday');
  });

  it.each(['.data/kasparro.tar.gz', '.data/a/../b/kasparro.tar.gz', './.data/x'])(
    'refuses %s, which make clean would delete',
    async (path) => {
      const { problem } = await command('backup', [path]);
      expect(problem).toBe(
        `${path}: this is inside .data, which make clean deletes. Choose a path outside it\n`,
      );
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  it.each([
    ['a folder', '.', 'the file already exists'],
    ['below a file', 'file/kasparro.tar.gz', 'file is a file, not a folder'],
    ['in a folder that takes no files', '/proc/a.tar.gz', 'no such file or folder'],
    [
      'in a folder that is missing',
      'mnt/usb/a.tar.gz',
      'there is no folder mnt/usb: create it, or mount its drive',
    ],
  ])('explains what is wrong with a name that is %s', async (_, path, problem) => {
    writeFileSync(join(folder, 'file'), '');
    const ended = await command('backup', [path]);
    expect(ended.problem).toContain(problem);
    expect(ended.problem).not.toMatch(/^\s+at /m);
    expect(ended.status).toBe(1);
    expect(readdirSync(folder)).toEqual(['file']);
  });

  it('deletes the unfinished file when it is stopped, and says so', async () => {
    await database.dataSource.transaction(async (tx) => {
      await tx.query('lock table quotes in access exclusive mode');
      const child = start('backup', ['kept.tar.gz']);
      await until(() => readdirSync(folder).length);
      expect(readdirSync(folder)).toEqual([`kept.tar.gz.${child.pid}.unfinished`]);
      child.kill('SIGINT');
      const [said, ended] = await Promise.all([text(child.stderr!), once(child, 'close')]);
      expect([said, ended]).toEqual([
        'Stopped: kept.tar.gz was not written\n',
        [128 + constants.signals.SIGINT, null],
      ]);
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('kasparro data', () => {
  const save = (path: string) =>
    command('data', ['--kind', 'candle', '--format', 'csv', '--output', path], {
      KASPARRO_URL: service.url,
    });

  it('writes to a named pipe instead of replacing it', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    const read = readFile(join(folder, 'pipe'), 'utf8');
    expect(await save('pipe')).toMatchObject({ said: 'Wrote pipe.\n', status: 0 });
    expect(await read).toMatch(/^id,kind,/);
    expect(lstatSync(join(folder, 'pipe')).isFIFO()).toBe(true);
  });

  it('writes to the file that a link leads to', async () => {
    writeFileSync(join(folder, 'target'), 'old');
    symlinkSync('target', join(folder, 'link'));
    expect(await save('link')).toMatchObject({ status: 0 });
    expect(readFileSync(join(folder, 'target'), 'utf8')).toMatch(/^id,kind,/);
    expect(readdirSync(folder)).toEqual(['link', 'target']);
    expect(lstatSync(join(folder, 'link')).isSymbolicLink()).toBe(true);
  });

  it.each([
    ['/dev/full', '/dev/full: no space is left on the device\n'],
    ['nowhere/x.csv', 'nowhere/x.csv: no such file or folder\n'],
  ])('explains in one sentence that %s cannot be written', async (path, problem) => {
    expect(await save(path)).toEqual({ said: '', problem, status: 1 });
    expect(existsSync('/dev/full') && lstatSync('/dev/full').isCharacterDevice()).toBe(true);
  });
});

it.each([
  ['runs', () => ''],
  ['data --format csv', () => service.url],
  ['completion bash', () => ''],
])('kasparro %s explains in one sentence that its output cannot be written', async (name, url) => {
  const full = openSync('/dev/full', 'w');
  const child = start(name, [], { KASPARRO_URL: url() }, full);
  closeSync(full);
  const [problem, [status]] = await Promise.all([text(child.stderr!), once(child, 'close')]);
  expect([problem, status]).toEqual(['standard output: no space is left on the device\n', 1]);
});

describe('kasparro restore', () => {
  it.each([
    ['missing.tar.gz', (path: string) => `${path}: no such file or folder\n`],
    ['.', (path: string) => `${path}: it is a folder, a file was expected\n`],
    ['prices.csv', (path: string) => `${path}: it is not a backup archive\n`],
  ])('explains what is wrong with %s', async (path, problem) => {
    writeFileSync(join(folder, 'prices.csv'), 'symbol,price\n');
    const { said, problem: given, status } = await commandOnPath('restore', [join(folder, path)]);
    expect([said, given, status]).toEqual(['', problem(join(folder, path)), 1]);
  });
});

describe('a database', () => {
  it('filled from the sandbox refuses the real upstreams', async () => {
    const own = await createTestDatabase();
    await claimUpstreams(own.url, 'sandbox');
    const refusal =
      /^UPSTREAMS: this database contains invented prices from the sandbox.*set UPSTREAMS=sandbox/;
    const { problem, status } = await commandOnPath('run', ['csv'], { DATABASE_URL: own.url });
    expect({ problem, status }).toEqual({ problem: expect.stringMatching(refusal), status: 69 });
    await expect(startService({ DATABASE_URL: own.url, PORT: '0', LOG_LEVEL: 'silent' })).rejects.toThrow(
      refusal,
    );
    await claimUpstreams(own.url, 'sandbox');
    await own.drop();
  });
});

describe('make clean', () => {
  const clean = async (env: Record<string, string> = {}) => {
    for (const name of ['clean.sh', 'compose.sh']) {
      mkdirSync(join(folder, 'scripts'), { recursive: true });
      writeFileSync(join(folder, 'scripts', name), readFileSync(join('scripts', name)));
    }
    // Without Docker, because its volumes may belong to another clone.
    const bin = join(folder, 'bin');
    mkdirSync(bin, { recursive: true });
    for (const name of ['docker', 'docker-compose'])
      writeFileSync(join(bin, name), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    const child = spawn('sh', ['scripts/clean.sh'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: `${bin}:${process.env.PATH}`, ...env },
    });
    const [said, problem, [status]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ]);
    return { said, problem, status: status as number };
  };
  beforeEach(() => {
    for (const name of ['dist', '.data/postgres', 'backups'])
      mkdirSync(join(folder, name), { recursive: true });
  });
  const left = () => ['dist', '.data', 'backups'].filter((name) => existsSync(join(folder, name)));

  it('deletes no data without confirmation', async () => {
    const { said, problem, status } = await clean();
    expect(said).toMatch(/^This deletes all data that Kasparro has stored here:\n {2}\.data \(/);
    expect({ problem, status }).toEqual({
      problem: expect.stringContaining('make clean FORCE=1 deletes without asking'),
      status: 1,
    });
    expect(left()).toEqual(['.data', 'backups']);
  });

  it('deletes the data with FORCE=1, and leaves backups', async () => {
    expect((await clean({ FORCE: '1' })).status).toBe(0);
    expect(left()).toEqual(['backups']);
  });

  it('deletes nothing while the embedded PostgreSQL is running, even with FORCE=1', async () => {
    const cluster = join(realpathSync(folder), '.data/postgres/cluster');
    mkdirSync(cluster, { recursive: true });
    const postgres = spawn('tail', ['-f', '/dev/null', cluster], { stdio: 'ignore' });
    const ended = once(postgres, 'exit');
    writeFileSync(join(cluster, 'postmaster.pid'), `${postgres.pid}\n${cluster}\n`);
    const refused = await clean({ FORCE: '1' });
    expect(refused).toMatchObject({ status: 1, problem: expect.stringContaining(`process ${postgres.pid}`) });
    expect(left()).toEqual(['dist', '.data', 'backups']);
    postgres.kill();
    await ended;
    expect((await clean({ FORCE: '1' })).status).toBe(0);
    expect(left()).toEqual(['backups']);
  });

  it('queries nothing if nothing is stored', async () => {
    rmSync(join(folder, '.data'), { recursive: true });
    expect(await clean()).toEqual({ said: '', problem: '', status: 0 });
    expect(left()).toEqual(['backups']);
  });
});

describe('kasparro inspect', () => {
  const FILE = 'symbol;price;date\nBTC;93.429,50;31.12.2024\nETH;x;31.12.2024\n';

  it('prints how a file would be read, without colours if the output is not a terminal, and without a database', async () => {
    writeFileSync(join(folder, 'prices.csv'), FILE);
    const { said, problem, status } = await command('inspect', ['prices.csv'], {
      DATABASE_URL: 'postgres://kasparro@127.0.0.1:9/kasparro',
    });
    expect({ problem, status }).toEqual({ problem: '', status: 0 });
    expect(said).toContain('symbol  symbol\n');
    expect(said).toContain('"93.429,50" is a number with a decimal "," only');
    expect(said).toMatch(/line 2 .*price 93429\.50/);
    expect(said).toMatch(/line 3 {2}not_a_number in "price"/);
    expect(said).not.toContain('\u001b');
  });

  it('prints the same as JSON', async () => {
    writeFileSync(join(folder, 'prices.csv'), FILE);
    const { said, status } = await command('inspect', ['prices.csv', '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(said)).toMatchObject({ file: 'prices.csv', counts: { stored: 1, rejected: 1 } });
  });

  it('shows what a source without code would store, or what is wrong with its file', async () => {
    writeFileSync(join(folder, 'mine.yaml'), 'name: mine\nrecords: [\n');
    const { said, problem, status } = await commandOnPath('inspect', [join(folder, 'mine.yaml')]);
    expect(said + problem).toMatch(/mine\.yaml.*line/s);
    expect(status).not.toBe(0);
  });

  it('shows how a feed is read, or which feeds a page names, unless its address is private', async () => {
    const page =
      '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head></html>';
    const upstream = await startUpstream(
      answer(200, '<rss><channel><title>N</title><item><title>One <b>x</title></item></channel></rss>'),
      answer(200, page),
    );
    const url = `${upstream.url}/`;
    const env = { DATABASE_URL: 'postgres://kasparro@127.0.0.1:9/kasparro', PRIVATE_ADDRESSES: 'allow' };
    const feed = await commandOnPath('inspect', [url], env);
    expect({ problem: feed.problem, status: feed.status }).toEqual({ problem: '', status: 0 });
    expect(feed.said).toMatch(
      /^N\n.*Charset {2}utf-8, by its content\n.*markup in a text is not well-formed in line 1.*One x\n/s,
    );
    const { said, status } = await commandOnPath('inspect', [url, '--json'], env);
    expect(status).toBe(1);
    expect(JSON.parse(said)).toMatchObject({ named_feeds: [{ url: `${upstream.url}/feed.xml` }] });
    const refused = await commandOnPath('inspect', [url]);
    expect(refused).toMatchObject({ status: 1, said: expect.stringContaining('private_address') });
    expect(upstream.requests).toHaveLength(2);
    await upstream.close();
  });

  it.each([
    ['README.csv', 'nothing to read here, sorry\n', 'Cannot be read: missing_column', ''],
    ['nowhere.csv', null, '', 'nowhere.csv: the file cannot be read: ENOENT'],
  ])('ends with status 1 for %s, which cannot be read', async (name, content, output, refusal) => {
    if (content !== null) writeFileSync(join(folder, name), content);
    const { said, problem, status } = await commandOnPath('inspect', [join(folder, name)]);
    expect(status).toBe(1);
    expect(said).toContain(output);
    expect(problem).toContain(refusal);
    expect(problem).not.toMatch(/^\s+at /m);
  });
});
