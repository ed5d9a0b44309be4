import type { DataSource } from 'typeorm';

export interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
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
  const [row] = await db.query<[{ 'QUERY PLAN': [{ Plan: Plan }] }]>(
    `explain (analyze, format json) ${sql}`,
    [...parameters],
  );
  return nodes(row['QUERY PLAN'][0].Plan).filter((node) => node['Relation Name'] === table);
}

/** Rows that the nodes read, those included that a filter took out. */
export function rowsRead(scans: readonly Plan[]): number {
  return scans.reduce((sum, scan) => {
    const removed = (scan['Rows Removed by Filter'] ?? 0) + (scan['Rows Removed by Index Recheck'] ?? 0);
    return sum + (scan['Actual Rows'] + removed) * scan['Actual Loops'];
  }, 0);
}

function nodes(plan: Plan): Plan[] {
  const inner = plan.Plans ?? [];
  return [{ ...plan, 'Index Name': plan['Index Name'] ?? inner[0]?.['Index Name'] }, ...inner.flatMap(nodes)];
}
