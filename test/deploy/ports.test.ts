import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kasparro-'));
  mkdirSync(join(folder, 'scripts'));
  cpSync('scripts/compose.sh', join(folder, 'scripts/compose.sh'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function program(name: string, text: string): void {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${text}\n`);
  chmodSync(path, 0o755);
}

/** Runs `make up` until its build; Docker's service `api` has this host port, and something listens on 3477. */
function up(port: string, published: string): { status: number | null; said: string } {
  program('ss', 'case $* in *:3477*) echo LISTEN ;; esac');
  program('docker', `case $* in *' port api 3000') echo ${published} ;; *' build api') exit 7 ;; esac`);
  const env = { ...process.env, PATH: `${folder}:${process.env['PATH']}`, PORT: port };
  const { status, stderr } = spawnSync('sh', ['scripts/compose.sh', 'up'], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  return { status, said: stderr };
}

describe('make up', () => {
  it.each([
    ['nothing of its own runs', ':0'],
    ['it runs on another port', '0.0.0.0:3000'],
  ])('refuses a port that is in use before it builds, while %s', (_, published) => {
    expect(up('3477', published)).toEqual({
      status: 1,
      said: 'Port 3477 is in use by another program. Set PORT to a free one: PORT=3478 make up\n',
    });
  });

  it.each([
    ['a free port', '3478', '0.0.0.0:3477'],
    ['the port that it has itself', '3477', '0.0.0.0:3477'],
  ])('builds with %s', (_, port, published) => {
    expect(up(port, published)).toEqual({ status: 7, said: '' });
  });

  it.each(['a#b', 'a/b', 'a?b', '50%', 'a$b'])(
    'refuses the password %s, which would break a URL',
    (password) => {
      writeFileSync(join(folder, '.env'), `SERVICE_PASSWORD='${password}'`);
      expect(up('3478', ':0')).toEqual({
        status: 1,
        said: expect.stringMatching(/^SERVICE_PASSWORD in \.env: /),
      });
    },
  );

  it('reads .env as Compose does, and adds passwords on lines of their own', () => {
    const given = 'PORT="3477" # ours\r\nexport POSTGRES_PASSWORD=kept\nREADER_PASSWORD=\nLOG_LEVEL=warn';
    writeFileSync(join(folder, '.env'), given);
    expect(up('', ':0').said).toContain('Port 3477 is in use by another program.');
    const added = /^\nSERVICE_PASSWORD=\w{48}\nREADER_PASSWORD=\w{48}\nADMIN_API_KEY=\w{48}\n$/;
    expect(readFileSync(join(folder, '.env'), 'utf8').slice(given.length)).toMatch(added);
  });
});
