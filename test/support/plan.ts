import type { DataSource } from 'typeorm';

export interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Join Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: Plan[];
}

/** How a statement read a table: the nodes that did, each bitmap with the index below it. */
export async function scansOf(
  db: DataSource,
  table: string,
  sql: string,
  parameters: readonly unknown[],
): Promise<Plan[]> {
  return (await executed(db, sql, parameters)).filter((node) => node['Relation Name'] === table);
}

/** Rows that all nodes of a statement's plan handled, including those of rejected pairs in joins. */
export async function rowsHandled(
  db: DataSource,
  sql: string,
  parameters: readonly unknown[],
): Promise<number> {
  const plan = await executed(db, sql, parameters);
  return plan.reduce(
    (sum, one) => sum + (one['Rows Removed by Join Filter'] ?? 0) * one['Actual Loops'],
    rowsRead(plan),
  );
}

/** Rows that the nodes read, including those removed by a filter. */
export function rowsRead(scans: readonly Plan[]): number {
  return scans.reduce((sum, scan) => {
    const removed = (scan['Rows Removed by Filter'] ?? 0) + (scan['Rows Removed by Index Recheck'] ?? 0);
    return sum + (scan['Actual Rows'] + removed) * scan['Actual Loops'];
  }, 0);
}

async function executed(db: DataSource, sql: string, parameters: readonly unknown[]): Promise<Plan[]> {
  const [row] = await db.query<[{ 'QUERY PLAN': [{ Plan: Plan }] }]>(
    `explain (analyze, format json) ${sql}`,
    [...parameters],
  );
  return nodes(row['QUERY PLAN'][0].Plan);
}

function nodes(plan: Plan): Plan[] {
  const inner = plan.Plans ?? [];
  return [{ ...plan, 'Index Name': plan['Index Name'] ?? inner[0]?.['Index Name'] }, ...inner.flatMap(nodes)];
}
