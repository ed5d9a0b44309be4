import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const targets = [...readFileSync('Makefile', 'utf8').matchAll(/^([a-z-]+): .*## /gm)].map(
  ([, name]) => name!,
);

describe('the Makefile', () => {
  it.each(targets)('has rules for everything that `make %s` needs', (target) => {
    const { status, stderr } = spawnSync('make', ['--dry-run', target], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  });

  it('lists every target', () => {
    const help = execFileSync('make', ['help'], { encoding: 'utf8' });
    expect(help.split('\n').map((line) => line.split(' ')[0])).toEqual(expect.arrayContaining(targets));
  });
});
