import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const targets = [...readFileSync('Makefile', 'utf8').matchAll(/^([a-z-]+): .*## /gm)].map(
  ([, name]) => name!,
);

const dryRun = (...args: string[]) => spawnSync('make', ['--dry-run', ...args], { encoding: 'utf8' });

describe('the Makefile', () => {
  it.each(targets)('has rules for everything that `make %s` needs', (target) => {
    const { status, stderr } = dryRun(target, 'FROM=kasparro.tar.gz');
    expect([status, stderr]).toEqual([0, '']);
  });

  it('passes values on as they are given', () => {
    expect(dryRun('backup', `TO=of $b's "x".tar.gz`).stdout).toMatch(/ backup 'of \$b'\\''s "x"\.tar\.gz'$/m);
  });

  it('names what `make restore` lacks', () => {
    const { status, stderr } = dryRun('restore');
    expect([status, stderr]).toEqual([2, expect.stringContaining('FROM is missing: make restore FROM=')]);
  });

  it('lists every target', () => {
    const help = execFileSync('make', ['help'], { encoding: 'utf8' });
    expect(help.split('\n').map((line) => line.split(' ')[0])).toEqual(expect.arrayContaining(targets));
  });
});
