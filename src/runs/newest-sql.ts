/** The order of rows in the indexes that begin with the source. */
export const NEWEST_FIRST = 'source_id desc, id desc';

/**
 * A condition that selects the rows of one source, to be read newest first. With an equality, the planner would use the
 * primary key and read the runs of all other sources; with a range, it uses an index that begins with the source.
 */
export function newestOfSourceSql(id: string): string {
  return `source_id between ${id} and ${id}`;
}
