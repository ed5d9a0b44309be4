import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { CONFIG_KEYS, parseConfig } from '../../src/config/config.js';

const folder = 'deploy/terraform/google';
const files = globSync(`${folder}/*.tf`);
const text = files.map((path) => readFileSync(path, 'utf8')).join('\n');
// Strings are kept, because expressions within them are references as well.
const code = text.replace(/^\s*#.*$/gm, '');
const all = (pattern: RegExp, of = code) => [...of.matchAll(pattern)].map(([, found]) => found!);

describe('the Terraform configuration', () => {
  it('refers only to declared names', () => {
    const declared = new Set([
      ...[...code.matchAll(/^resource "(\w+)" "(\w+)"/gm)].map(([, type, name]) => `${type}.${name}`),
      ...[...code.matchAll(/^ephemeral "(\w+)" "(\w+)"/gm)].map(
        ([, type, name]) => `ephemeral.${type}.${name}`,
      ),
      ...all(/^variable "(\w+)"/gm).map((name) => `var.${name}`),
      ...[...code.matchAll(/^locals \{$([\s\S]*?)^\}$/gm)].flatMap(([, body]) =>
        all(/^ {2}(\w+)\s+=/gm, body).map((name) => `local.${name}`),
      ),
    ]);
    const used = new Set(all(/\b((?:ephemeral\.random_\w+|google_\w+|var|local)\.[a-z]\w*)/g));
    expect(used.size).toBeGreaterThan(40);
    expect([...used].filter((name) => !declared.has(name))).toEqual([]);
  });

  it('uses and describes each variable', () => {
    const variables = code.split(/^(?=variable ")/m).slice(1);
    for (const variable of variables) {
      const [name] = all(/^variable "(\w+)"/g, variable);
      expect(variable).toMatch(/description = ".{10,}"/);
      expect([name, /type += bool/.test(variable) || variable.includes('validation {')]).toEqual([
        name,
        true,
      ]);
      expect(code.split(`var.${name}`).length).toBeGreaterThan(variable.split(`var.${name}`).length);
    }
  });

  it('sets only settings that the service knows', () => {
    const set = new Set(all(/^\s+([A-Z][A-Z_]{3,})\s+=/gm));
    const listed = all(/"([A-Z_]*(?:KEY|DATABASE_URL))"/g);
    expect(set).toContain('DATABASE_URL');
    expect([...set, ...listed].filter((name) => !CONFIG_KEYS.includes(name))).toEqual([]);
  });

  it('runs the sources on the default schedules of the service', () => {
    const [schedules] = all(/variable "schedules" \{[\s\S]*?default = \{([\s\S]*?)\}/gm);
    const config = parseConfig({}) as Readonly<Record<string, unknown>>;
    const ticks = [...schedules!.matchAll(/^ {4}(\w+) += "([^"]+)"/gm)];
    expect(ticks).toHaveLength(3);
    // The service checks every minute whether a feed is due. A job would have to be started for that.
    const expected = { ...config, SCHEDULE_RSS: '*/10 * * * *' } as Readonly<Record<string, unknown>>;
    for (const [, source, cron] of ticks) expect(expected[`SCHEDULE_${source!.toUpperCase()}`]).toBe(cron);
  });

  it('contains no secret', () => {
    const example = readFileSync(`${folder}/terraform.tfvars.example`, 'utf8');
    const variables = all(/^variable "(\w+)"/gm);
    for (const name of all(/^#? ?(\w+) +=/gm, example)) expect(variables).toContain(name);
    expect(all(/(?:password|secret_data)\s+=/g)).toEqual([]);
    expect(code).toContain('secret_data_wo');
    expect(readFileSync('.gitignore', 'utf8')).toMatch(/\.tfvars/);
  });

  it('runs commands that the image contains, and probes paths that it answers', () => {
    const commands = new Set(all(/\b(?:run_)?args\s+= \["([\w-]+)"/g));
    expect(commands.size).toBe(2);
    for (const name of commands) expect(globSync(`src/cli/commands/${name}.ts`)).toHaveLength(1);
    const controller = readFileSync('src/health/health.controller.ts', 'utf8');
    const paths = all(/path += "\/health\/(\w+)"/g);
    expect(new Set(paths)).toEqual(new Set(['live', 'ready']));
    for (const path of paths) expect(controller).toContain(`@Get('${path}')`);
  });

  it('stops within the ten seconds that Cloud Run allows', () => {
    const [seconds] = all(/SHUTDOWN_TIMEOUT\s+= "(\d+)"/g);
    expect(Number(seconds)).toBeLessThan(10);
  });

  // Terraform itself, if it is installed.
  (spawnSync('terraform', ['version']).error ? it.skip : it)('terraform fmt accepts it', () => {
    const { status, stdout } = spawnSync('terraform', ['fmt', '-check', '-recursive', 'deploy/terraform'], {
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([0, '']);
  });
});
