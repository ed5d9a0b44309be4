import { columnsOf, type PriceTable } from './price-table.js';
import { qualifyColumns } from './qualify-columns.js';
import { CURRENT_COMMIT } from './versions.js';
import type { UpsertedRow } from './written.js';

// Rivals are quotes and candles from files that are overridden by another file with higher precedence. They are kept for as
// long as their file contains them, and take the place of rows that are withdrawn.

/** SQL to order files by precedence, highest first: position of the profile, then modification time, then path. */
function precedenceOf(file: string): string {
  return `(-coalesce(${file}.profile_position, 32767), ${file}.modified_at, ${file}.path collate "C")`;
}

const FILE_OF = (rawId: string) => `(${rawId} >> 32)::int`;

/** Condition in ON CONFLICT: the existing row belongs to another file with higher precedence. */
export function isOutrankedSql(table: string): string {
  return `exists (select from csv_files theirs join csv_files ours on ours.path <> theirs.path
    where theirs.id = ${FILE_OF(`${table}.raw_id`)} and ours.id = ${FILE_OF('excluded.raw_id')}
      and ${precedenceOf('theirs')} > ${precedenceOf('ours')})`;
}

const isFromOtherFile = (
  one: string,
  other: string,
) => `exists (select from csv_files theirs join csv_files ours
  on ours.path <> theirs.path where theirs.id = ${FILE_OF(one)} and ours.id = ${FILE_OF(other)})`;

/**
 * Statements for a WITH clause after an upsert: replaced rows from other files become rivals, and rows that are now current
 * are removed from the rivals.
 * @param upserted rows with `former`, the replaced row, in addition to their own columns
 */
export function replacedToRivalsSql(of: PriceTable, upserted: string): string {
  return `replaced as (
      insert into ${of.rivals} (${columnsOf(of)}) select ${qualifyColumns('(former)', columnsOf(of))} from ${upserted} upserted
      where not inserted and ${isFromOtherFile('(former).raw_id', 'upserted.raw_id')}
      ${onConflict(of)}
    ), risen as (
      delete from ${of.rivals} r using ${upserted} upserted where not inserted and ${sameKey(of, 'r', 'upserted')}
        and not ${isFromOtherFile('r.raw_id', 'upserted.raw_id')}
    )`;
}

/**
 * A statement that stores as rivals the rows that an upsert skipped because rows from other files take precedence.
 * @param given SQL for the rows, with their column names
 */
export function outrankedToRivalsSql(of: PriceTable, given: string): string {
  const { table, rivals, key } = of;
  return `insert into ${rivals} (${columnsOf(of)}) select ${qualifyColumns('given', columnsOf(of))} from ${given} given
    join ${table} current using (${key}) where current.raw_id <> given.raw_id
      and ${isFromOtherFile('current.raw_id', 'given.raw_id')}
    ${onConflict(of)}`;
}

/**
 * The rows that an upsert of a file skipped because rows from other files take precedence.
 * @param upserted the rows that the upsert returned
 * @param backing raw rows that existing rows refer to, which therefore cannot be outranked
 */
export function skippedByPrecedence<Row extends { rawId: string }>(
  rows: readonly Row[],
  upserted: readonly UpsertedRow[],
  backing: ReadonlySet<string>,
): Row[] {
  if (upserted.length >= rows.length) return [];
  const written = new Set(upserted.map(({ raw_id }) => raw_id));
  return rows.filter(({ rawId }) => !written.has(rawId) && !backing.has(rawId));
}

/** A statement that removes rivals that come from raw rows. $1 and $2 are the first and last ids of the ranges. */
export function deleteRivalsSql({ rivals }: PriceTable): string {
  return `delete from ${rivals} r using unnest($1::bigint[], $2::bigint[]) as withdrawn(first, last)
    where r.raw_id between withdrawn.first and withdrawn.last`;
}

/**
 * A statement that replaces each withdrawn row by its rival with the highest precedence.
 * @param withdrawn a query for the keys of withdrawn rows
 * @param now the current time
 */
export function restoreRivalsSql(of: PriceTable, withdrawn: string, now: string): string {
  const { table, rivals, key } = of;
  const own = qualifyColumns('r', key);
  return `with best as materialized (
      select distinct on (${own}) r.* from ${rivals} r join csv_files f on f.id = r.file_id
      where (${own}) in (${withdrawn})
        and not exists (select from ${table} current where ${sameKey(of, 'current', 'r')})
      order by ${own}, ${precedenceOf('f')} desc, r.file_id desc
    ), risen as (
      delete from ${rivals} r using best where ${sameKey(of, 'r', 'best')} and r.file_id = best.file_id
    )
    insert into ${table} (${columnsOf(of)}, ingested_at, commit_id)
    select ${columnsOf(of)}, ${now}, ${CURRENT_COMMIT} from best on conflict do nothing`;
}

function sameKey({ key }: PriceTable, a: string, b: string): string {
  return `(${qualifyColumns(a, key)}) = (${qualifyColumns(b, key)})`;
}

function onConflict({ key, figures }: PriceTable): string {
  const others = `source_id, run_id, raw_id, ${figures}`;
  return `on conflict (${key}, file_id) do update set (${others}) = row(${qualifyColumns('excluded', others)})`;
}
