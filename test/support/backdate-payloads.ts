import type { DataSource } from 'typeorm';

/** Sets the fetch time of stored payloads to the moment in their field `at`, or in the third column of a line. */
export async function backdatePayloads(dataSource: DataSource, kind: 'api' | 'csv'): Promise<void> {
  const [table, key, field] =
    kind === 'api' ? ['raw_api_data', 'id, external_id', `'at'`] : ['raw_csv_data', 'file_id, line', '2'];
  const same = key.split(', ').map((column) => `r.${column} = named.${column}`);
  await dataSource.query(`with named as materialized (select ${key}, (payload ->> ${field})::timestamptz as at from ${table})
    update ${table} r set fetched_at = named.at from named where ${same.join(' and ')}`);
}
