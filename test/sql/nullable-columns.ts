import type { Client, FieldDef } from 'pg';

/** Whether a column returned by a statement can be null. Only columns of tables are known; expressions are not. */
export type MayBeNull = (text: string, field: FieldDef) => boolean;

export async function nullableColumns(client: Client): Promise<MayBeNull> {
  const { rows } = await client.query<{ column: string; table: string; name: string; required: boolean }>(
    `select a.attrelid || ':' || a.attnum as "column", c.relname as "table", a.attname as name, a.attnotnull as required
     from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p')
     where a.attnum > 0 and c.relnamespace = 'public'::regnamespace`,
  );
  const columns = new Map(rows.map((row) => [row.column, row]));
  return (text, { tableID, columnID }) => {
    const column = columns.get(`${tableID}:${columnID}`);
    if (!column) return false;
    const { table, name, required } = column;
    if (new RegExp(String.raw`\b${name} is not null`).test(text)) return false;
    return !required || isOptional(table, text);
  };
}

/** Whether every use of a table in a statement is on the nullable side of an outer join. */
function isOptional(table: string, text: string): boolean {
  const places = [...text.matchAll(new RegExp(String.raw`(left )?(?:\w+)\s+${table}\b`, 'g'))];
  return places.length > 0 && places.every(([, left]) => left !== undefined);
}
