import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseExposition } from '../support/exposition.js';
import { type Api, startApi } from '../support/seed-service.js';

interface Panel {
  title: string;
  targets?: { expr: string }[];
}

const dashboard = JSON.parse(readFileSync('deploy/grafana/dashboards/kasparro.json', 'utf8')) as {
  panels: Panel[];
};
const alerts = readFileSync('deploy/prometheus/alerts.yml', 'utf8');
const METRIC = /\b(?:kasparro|nodejs|process)_[a-z0-9_]+/g;

let api: Api;
beforeAll(async () => (api = await startApi({ RETENTION_RUNS: '90d' })));
afterAll(() => api.stop());

describe('the configuration of Prometheus and Grafana', () => {
  it.each([
    ['the dashboard', () => dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr))],
    ['the alerts', () => alerts.split('\n').filter((line) => !/^\s*(- alert|summary|#)/.test(line))],
  ])('%s uses metrics that the service has', async (_of, expressions) => {
    const has = parseExposition((await api.get('/metrics')).text);
    const asked = new Set(expressions().join('\n').match(METRIC));
    expect(asked.size).toBeGreaterThan(5);
    const unknown = [...asked].filter((name) => !has.has(name.replace(/_(bucket|sum|count)$/, '')));
    expect(unknown).toEqual([]);
    expect([...asked].some((name) => name.startsWith('kasparro_queue'))).toBe(true);
  });

  it('every alert is explained in the docs', () => {
    const operations = readFileSync('docs/operations.md', 'utf8');
    const names = [...alerts.matchAll(/- alert: (\w+)/g)].map(([, name]) => name!);
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter((name) => !operations.includes(`\`${name}\``))).toEqual([]);
  });

  // Prometheus' own tool, if it is installed.
  (spawnSync('promtool', ['--version']).error ? it.skip : it).each([
    ['accepts the rules', ['check', 'config', 'deploy/prometheus/prometheus.yml']],
    [
      'raises the alerts of the background when it should',
      ['test', 'rules', 'test/deploy/background-alerts.yml'],
    ],
  ])('promtool %s', (_what, command) => {
    const { status, stdout, stderr } = spawnSync('promtool', command, { encoding: 'utf8' });
    expect([status, stdout + stderr]).toEqual([0, expect.any(String)]);
  });
});
