import { readFileSync } from 'node:fs';
import { type Api, startApi } from '../support/seed-service.js';

interface Column {
  selector: string;
  text: string;
  type: 'string' | 'number' | 'timestamp';
}
interface Query {
  type: string;
  parser: string;
  url: string;
  url_options: { method: string; params: { key: string; value: string }[] };
  root_selector: string;
  columns: Column[];
}
interface Dashboard {
  panels: { title: string; targets: Query[] }[];
  templating: { list: { name: string; type: string; query: string | { infinityQuery: Query } }[] };
}

const { panels, templating } = JSON.parse(
  readFileSync('examples/grafana/infinity.json', 'utf8'),
) as Dashboard;
const variables = templating.list.filter(({ type }) => type !== 'datasource').map(({ name }) => name);
const queries = [
  ...panels.flatMap(({ title, targets }) => targets.map((query) => [title, query] as const)),
  ...templating.list.flatMap(({ name, query }) =>
    typeof query === 'string' ? [] : [[`the choice of ${name}`, query.infinityQuery] as const],
  ),
];

/** What the seed lacks: prices of the last days that agree with one another. */
const RECENT = `
  update quotes set price = 100 + listing_id / 10.0, observed_at = observed_at + (date_trunc('minute', now()) - '2026-01-01T00:10:00Z');
  insert into quotes (listing_id, source_id, observed_at, ingested_at, run_id, raw_id, price)
    select l.id, l.source_id, date_trunc('minute', now()) - age, now(), 1, 1, 90 from listings l,
      unnest(array['1 hour', '24 hours', '7 days']::interval[]) age;
  delete from latest_quotes;
  insert into latest_quotes
    select distinct on (listing_id) listing_id, observed_at, source_id, price, market_cap, rank
    from quotes order by listing_id, observed_at desc`;

let api: Api;
let values: Record<string, string>;

beforeAll(async () => {
  api = await startApi();
  await api.dataSource.query(RECENT);
  values = {
    asset: 'bitcoin',
    interval: '1m',
    '__from:date:iso': new Date(Date.now() - 10 * 3_600_000).toISOString(),
    '__to:date:iso': new Date().toISOString(),
  };
});
afterAll(() => api.stop());

/** As Grafana replaces variables. */
const filled = (text: string) =>
  text.replace(/\$\{([^}]+)\}/g, (variable, name: string) => values[name] ?? variable);

/** As Infinity joins the base URL, the path and the parameters. */
function address({ url, url_options: { params } }: Query): string {
  const query = new URLSearchParams(params.map(({ key, value }): [string, string] => [key, filled(value)]));
  const path = filled(url) + (params.length ? `?${query.toString()}` : '');
  expect(path).not.toContain('$');
  return path;
}

const at = (value: unknown, selector: string): unknown =>
  selector
    .split('.')
    .reduce<unknown>(
      (inner, name) => (inner === null ? null : (inner as Record<string, unknown>)[name]),
      value,
    );

const IS: Readonly<Record<Column['type'], (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string' && value !== '',
  number: (value) => typeof value === 'number',
  timestamp: (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
};

it.each(queries)('%s: finds every column in the rows of the reply', async (_title, query) => {
  expect([query.type, query.parser, query.url_options.method]).toEqual(['json', 'backend', 'GET']);
  const reply = await api.get(address(query));
  expect([reply.status, reply.text]).toEqual([200, expect.any(String)]);
  const rows = at(reply.json, query.root_selector) as unknown[];
  expect(rows.length).toBeGreaterThan(0);
  for (const { selector, type } of query.columns) {
    const found = rows.map((row) => at(row, selector));
    expect([selector, found.filter((value) => value === undefined)]).toEqual([selector, []]);
    const known = found.filter((value) => value !== null);
    expect([selector, known.length > 0, known.filter((value) => !IS[type](value))]).toEqual([
      selector,
      true,
      [],
    ]);
  }
});

it('draws the price over the chosen time only', async () => {
  const [, query] = queries.find(([title]) => title.startsWith('Price of'))!;
  const { json } = await api.get(address(query));
  const times = (json as { data: { at: string }[] }).data.map((row) => row.at);
  expect(times.length).toBeGreaterThan(1);
  expect(times.toSorted()).toEqual(times);
  expect(Date.parse(times[0]!)).toBeGreaterThanOrEqual(Date.parse(values['__from:date:iso']!) - 60_000);
});

it('uses only variables that it defines', () => {
  const used = [...JSON.stringify([panels, templating]).matchAll(/\$\{(\w+)(?=[}:])/g)].map(
    ([, name]) => name!,
  );
  const own = new Set(used.filter((name) => !name.startsWith('__')));
  expect(own).toEqual(new Set([...variables, 'datasource']));
});
