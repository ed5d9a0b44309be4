import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { CONFIG_KEYS, parseConfig } from '../../src/config/config.js';
import { RESERVED_CONNECTIONS as RESERVED } from '../../src/database/reserved-connections.js';
import { type Api, startApi } from '../support/seed-service.js';
import { until } from '../support/until.js';

interface Container {
  name: string;
  image: string;
  command?: string[];
  env?: { name: string; value?: string; valueFrom?: { secretKeyRef: { name: string; key: string } } }[];
  ports?: { name: string; containerPort: number }[];
  resources: { requests: object; limits: { memory: string } };
  securityContext: object;
  [probe: string]: unknown;
}
interface Pod {
  automountServiceAccountToken: boolean;
  terminationGracePeriodSeconds?: number;
  securityContext: { runAsNonRoot: boolean; runAsUser: number; seccompProfile: { type: string } };
  containers: Container[];
}
interface Manifest {
  kind: string;
  metadata: { name: string };
  spec: {
    template?: { spec: Pod };
    jobTemplate?: { spec: { template: { spec: Pod } } };
    maxReplicas?: number;
    suspend?: boolean;
    rules?: { http: { paths: { path: string }[] } }[];
  };
}
interface Kustomization {
  resources: string[];
  images?: { newTag?: string; digest?: string }[];
  configMapGenerator: { name: string; literals: string[] }[];
}

const root = 'deploy/kubernetes';
const kustomizations = globSync(`${root}/**/kustomization.yaml`);
const files = globSync(`${root}/**/*.yaml`).filter((path) => !path.endsWith('/kustomization.yaml'));
const manifests = files.flatMap((path) =>
  parseAllDocuments(readFileSync(path, 'utf8')).map((document) => document.toJS() as Manifest),
);
const pods = manifests.flatMap(({ metadata, spec = {} }) => {
  const pod = spec.template?.spec ?? spec.jobTemplate?.spec.template.spec;
  return pod ? [[metadata.name, pod] as const] : [];
});
const ours = pods.filter(([, pod]) => pod.containers[0]!.image === 'kasparro');
const named = (kind: string, name: string) =>
  manifests.find((manifest) => manifest.kind === kind && manifest.metadata.name === name)!;

function kustomization(path: string): Kustomization {
  return parse(readFileSync(path, 'utf8')) as Kustomization;
}

function settings(path: string, only?: string): Record<string, string> {
  const maps = kustomization(path).configMapGenerator.filter(({ name }) => !only || name === only);
  return Object.fromEntries(maps.flatMap(({ literals }) => literals.map((line) => line.split(/=(.*)/s))));
}

describe('the Kubernetes manifests', () => {
  let api: Api;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());

  it('list each manifest in the folder of its kustomization, and only existing ones', () => {
    const listed = kustomizations.flatMap((path) =>
      kustomization(path).resources.map((resource) => join(dirname(path), resource)),
    );
    expect(listed.filter((path) => path.endsWith('.yaml')).sort()).toEqual(files.sort());
  });

  it('set only settings that the service knows', () => {
    const set = kustomizations.flatMap((path) => Object.keys(settings(path)));
    const given = ours.flatMap(([, pod]) => pod.containers[0]!.env!.map(({ name }) => name));
    expect(set.length).toBeGreaterThan(10);
    expect([...set, ...given].filter((name) => !CONFIG_KEYS.includes(name))).toEqual([]);
  });

  it.each(kustomizations)('%s sets values that the service accepts', (path) => {
    const base = settings(`${root}/base/kustomization.yaml`);
    const DATABASE_URL = 'postgres://kasparro@postgres/kasparro';
    expect(() => parseConfig({ ...base, ...settings(path), DATABASE_URL })).not.toThrow();
  });

  it('probe paths that report health without a key', async () => {
    const probes = ours.flatMap(([, pod]) =>
      ['startupProbe', 'livenessProbe', 'readinessProbe'].flatMap((name) => {
        const probe = pod.containers[0]![name] as { httpGet: { path: string; port: string } } | undefined;
        return probe ? [probe.httpGet] : [];
      }),
    );
    const paths = new Set(probes.filter(({ path }) => path.startsWith('/health')).map(({ path }) => path));
    expect([...paths].sort()).toEqual(['/health/live', '/health/ready']);
    for (const path of paths) await until(async () => (await api.get(path)).status === 200);
  });

  it('let processes listen on the ports that are called', () => {
    const { PORT } = settings(`${root}/base/kustomization.yaml`);
    for (const name of ['api', 'worker'])
      expect(named('Deployment', name).spec.template!.spec.containers[0]!.ports).toEqual([
        { name: 'http', containerPort: Number(PORT) },
      ]);
  });

  it('expose every path but /metrics', async () => {
    const document = (await api.get('/docs-json')).json as { paths: Record<string, unknown> };
    const heads = Object.keys(document.paths).map((path) => `/${path.split('/')[1]}`);
    const shown = named('Ingress', 'api').spec.rules![0]!.http.paths.map(({ path }) => path);
    expect([...new Set(heads)].filter((head) => !shown.includes(head))).toEqual(['/metrics']);
    expect(shown).not.toContain('/metrics');
  });

  it.each(pods)('%s runs as an ordinary user, on a read-only file system', (_name, pod) => {
    expect(pod.automountServiceAccountToken).toBe(false);
    expect(pod.securityContext).toMatchObject({
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(pod.securityContext.runAsUser).toBeGreaterThan(0);
    for (const container of pod.containers) {
      expect(container.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
      expect(container.resources).toMatchObject({
        requests: { memory: expect.any(String) as string, cpu: expect.any(String) as string },
        limits: { memory: expect.any(String) as string },
      });
    }
  });

  it('contain no secret, and state where each one comes from', () => {
    expect(manifests.map(({ kind }) => kind)).not.toContain('Secret');
    const secret = /KEY$|PASSWORD|DATABASE_URL|SECRET|TOKEN/;
    const values = pods.flatMap(([, pod]) => pod.containers.flatMap(({ env = [] }) => env));
    for (const { name, valueFrom } of values.filter((value) => secret.test(value.name)))
      expect(valueFrom?.secretKeyRef).toMatchObject({ name: 'kasparro', key: name });
    for (const path of kustomizations)
      expect(Object.keys(settings(path)).filter((key) => secret.test(key))).toEqual([]);
  });

  it('give the owner of the schema only to the migration', () => {
    const given = pods.filter(([, pod]) =>
      pod.containers[0]!.env?.some(({ name }) => name === 'MIGRATION_DATABASE_URL'),
    );
    expect(given.map(([name]) => name)).toEqual(['migrate']);
  });

  it('pin a version of each image', () => {
    const images = kustomizations.flatMap((path) => kustomization(path).images ?? []);
    for (const { newTag, digest } of images)
      expect(digest ?? newTag).toMatch(/^(sha256:\w{64}|\d.*|sandbox)$/);
    for (const [, pod] of pods) expect(pod.containers[0]!.image).toMatch(/^(kasparro|\w+:\d[\w.-]+)$/);
  });

  it('run commands that the image contains', () => {
    const scripts = pods.flatMap(([, pod]) => pod.containers.flatMap(({ command = [] }) => command));
    const built = scripts.filter((word) => word.startsWith('dist/'));
    expect(built).toHaveLength(1);
    for (const path of built)
      expect(globSync(path.replace('dist/', '').replace(/js$/, 'ts'))).toHaveLength(1);
    const commands = pods.flatMap(([, pod]) =>
      pod.containers.flatMap(({ command: [program, name] = [] }) => (program === 'kasparro' ? [name] : [])),
    );
    expect(commands).not.toEqual([]);
    for (const name of commands) expect(globSync(`src/cli/commands/${name}.ts`)).toEqual([expect.anything()]);
    expect(readFileSync('Dockerfile', 'utf8')).toContain('["kasparro", "start"]');
  });

  it('keep all connections of a rollout below the default of PostgreSQL', () => {
    const worker = Number(settings(`${root}/base/kustomization.yaml`)['DATABASE_POOL_SIZE']);
    const ofApi = pods.find(([name]) => name === 'api')![1].containers[0]!.env!;
    const [main, read] = ['DATABASE_POOL_SIZE', 'READ_CONNECTIONS'].map((name) =>
      Number(ofApi.find((variable) => variable.name === name)!.value),
    );
    const replicas = (name: string) => named('HorizontalPodAutoscaler', name).spec.maxReplicas! + 1;
    const connections =
      replicas('api') * (main! + read! + RESERVED + 2) + replicas('worker') * (worker + RESERVED + 4);
    expect(connections).toBeLessThanOrEqual(97);
  });

  it('give a stopping process longer than it takes', () => {
    const stopsWithin = 5 + 30;
    for (const [name, pod] of ours.filter(([name]) => name !== 'sandbox'))
      expect([name, pod.terminationGracePeriodSeconds! > stopsWithin]).toEqual([name, true]);
  });

  it('start no runs in addition to those of the workers', () => {
    expect(named('CronJob', 'run').spec.suspend).toBe(true);
  });
});
