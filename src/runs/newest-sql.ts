/** Order of the indexes beginning with the source. */
export const NEWEST_FIRST = 'source_id desc, id desc';

/**
 * Rows of one source, to be read newest first. An equality would make the planner use the primary key and read all
 * other sources' runs; a range makes it use an index beginning with the source.
 */
export function ofSource(id: string): string {
  return `source_id between ${id} and ${id}`;
}
