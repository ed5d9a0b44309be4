import { globSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

interface Step {
  uses?: string;
  run?: string;
}
interface Workflow {
  permissions: Record<string, string>;
  concurrency: unknown;
  jobs: Record<string, { 'timeout-minutes': number; steps: Step[]; permissions?: Record<string, string> }>;
}

const texts = new Map(globSync('.github/workflows/*.yml').map((path) => [path, readFileSync(path, 'utf8')]));
const workflows = [...texts].map(([path, text]) => [path, parse(text) as Workflow] as const);
const scripts = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> })
  .scripts;
const targets = new Set(
  readFileSync('Makefile', 'utf8')
    .matchAll(/^([a-z]+):/gm)
    .map(([, target]) => target),
);

describe.each(workflows)('%s', (path, workflow) => {
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

  test('pins every action to a commit, and names its version', () => {
    const uses = texts.get(path)!.match(/uses: .*/g) ?? [];
    expect(uses.length).toBeGreaterThan(0);
    for (const line of uses) expect(line).toMatch(/^uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('may read the code, and write only what a job declares', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    const written = Object.values(workflow.jobs).flatMap(({ permissions = {} }) =>
      Object.keys(permissions).filter((name) => permissions[name] === 'write'),
    );
    expect(written).toEqual(path.includes('release') ? ['packages', 'id-token', 'attestations'] : []);
  });

  test('interpolates no expression into a script, where a branch name could become a command', () => {
    for (const { run } of steps) expect(run ?? '').not.toContain('${{');
  });

  test('lets no job hang or run twice at the same time', () => {
    for (const job of Object.values(workflow.jobs)) expect(job['timeout-minutes']).toBeLessThanOrEqual(60);
    expect(workflow.concurrency).toBeDefined();
  });

  test('runs commands that exist', () => {
    const commands = steps.flatMap(({ run }) => (run ? [run] : []));
    for (const command of commands) {
      const [, target] = /^make ([a-z]+)/.exec(command) ?? [];
      if (target) expect(targets).toContain(target);
      const [, script] = /^npm run ([\w-]+)/.exec(command) ?? [];
      if (script) expect(Object.keys(scripts)).toContain(script);
    }
    expect(commands).toContain('.ci/run');
  });
});
