/** The order of the indexes that begin with the source. */
export const NEWEST_FIRST = 'source_id desc, id desc';

/**
 * Rows of one source, to be read newest first. By equality the planner takes the primary key and reads the runs of all other
 * sources as well; as a range it takes an index that begins with the source.
 */
export function ofSource(id: string): string {
  return `source_id between ${id} and ${id}`;
}
