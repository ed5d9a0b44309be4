import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { CONFIG_KEYS } from '../../src/config/config.js';

interface ComposeService {
  image: string;
  command?: string[];
  profiles?: string[];
  environment: Record<string, string>;
  ports?: string[];
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
}

const { services } = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true }) as {
  services: Record<string, ComposeService>;
};
const ours = Object.entries(services).filter(([, { image }]) => image === 'kasparro');
const script = readFileSync('scripts/compose.sh', 'utf8');

/** The path itself, or a folder that contains it. */
const isLetIn = (path: string, ignore: readonly string[]) =>
  ignore.some((line) => line.startsWith('!') && `${path}/`.startsWith(`${line.slice(1)}/`));

describe('what make up starts', () => {
  it('sets only settings that the service knows', () => {
    const set = new Set(ours.flatMap(([, { environment }]) => Object.keys(environment)));
    expect(set).toContain('DATABASE_URL');
    // Cleared there, because .env sets it for PostgreSQL.
    set.delete('POSTGRES_PASSWORD');
    expect([...set].filter((name) => !CONFIG_KEYS.includes(name))).toEqual([]);
  });

  it.each(ours)('%s runs without capabilities, on a read-only file system', (_name, service) => {
    expect(service).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
  });

  it('ignores a KASPARRO_URL in .env, through which commands in containers would not use the database', () => {
    expect(ours.map(([, { environment }]) => environment['KASPARRO_URL'])).toEqual(ours.map(() => ''));
  });

  it('gives the owner of the schema only to the migration', () => {
    const given = ours.filter(([, { environment }]) => environment['MIGRATION_DATABASE_URL']);
    expect(given.map(([name]) => name)).toEqual(['migrate']);
  });

  it('exposes the API to others, and monitoring only to this machine', () => {
    const open = Object.entries(services).flatMap(([name, { ports = [] }]) =>
      ports.filter((port) => !port.startsWith('127.0.0.1:')).map(() => name),
    );
    expect(open).toEqual(['api']);
  });

  it('starts dashboards when asked to, and always stops them', () => {
    const watching = Object.keys(services).filter((name) => services[name]!.profiles);
    expect(watching).toEqual(['prometheus', 'grafana']);
    expect(script).toMatch(/OBSERVABILITY:-.*\$observed/);
    for (const target of ['down', 'clean'])
      expect(script).toMatch(
        new RegExp(`${target}\\)\n.*real \\$observed down.*\n.*sandbox \\$observed down`),
      );
  });

  it('pins a version of each image', () => {
    for (const { image } of Object.values(services)) expect(image).toMatch(/^(kasparro|[\w/]+:v?\d[\w.-]+)$/);
    for (const from of readFileSync('Dockerfile', 'utf8').match(/^FROM \S+/gm)!)
      expect(from).toMatch(/:\d[\w.-]+$/);
  });

  it('copies into the image only files that exist and that .dockerignore does not exclude', () => {
    const ignore = readFileSync('.dockerignore', 'utf8').split('\n');
    expect(ignore[0]).toBe('*');
    const copied = [...readFileSync('Dockerfile', 'utf8').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
      ([, sources]) => sources!.split(' '),
    );
    expect(copied).toContain('src');
    const missing = copied.filter((path) => path !== '.' && !(existsSync(path) && isLetIn(path, ignore)));
    expect(missing).toEqual([]);
  });
});
