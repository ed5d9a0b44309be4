import type { RowSet } from './as-of-sql.js';
import type { DataQuery } from './data-query.dto.js';
import { Parameters } from './sql-parameters.js';

/** Conditions that an article matches `q`. With `sort=relevance`, articles are searched for words, otherwise for the exact text. */
export function matchesSearch(
  q: string,
  sort: DataQuery['sort'],
  rowSet: RowSet,
  parameters: Parameters,
): string {
  if (sort === 'relevance') return `${wordsOf(rowSet)} @@ ${wordsWanted(q, parameters)}`;
  return containsText(`q.title || ' ' || coalesce(q.summary, '')`, q, parameters);
}

/**
 * How well an article `q` matches the search words. Words in the title weigh ten times as much as words in the summary,
 * and long texts count less.
 */
export function relevanceSql(q: string, rowSet: RowSet, parameters: Parameters): string {
  return `article_relevance(${wordsOf(rowSet)}, ${wordsWanted(q, parameters)})`;
}

const wordsOf = (rowSet: RowSet): string =>
  rowSet === 'versions' ? 'article_words(q.title, q.summary)' : 'q.words';

/** The search query as a subquery, so that it is computed once and not for each row. */
const wordsWanted = (q: string, parameters: Parameters): string =>
  `(select article_query(${parameters.bind(q)}::text))`;

/**
 * A condition: the text contains the search text. Case, accents, width and invisible characters are ignored. The planner sees
 * how frequent the text is, which decides how articles are found.
 */
function containsText(text: string, q: string, parameters: Parameters): string {
  return `folded(${text}) like search_pattern(${parameters.bind(q)}::text)`;
}

/** The same condition for short tables. The pattern is a subquery, because a prepared statement would compute it for each row. */
export function labelContains(text: string, q: string, parameters: Parameters): string {
  return `folded(${text}) like (select search_pattern(${parameters.bind(q)}::text))`;
}

/** A condition: the listing `l` has this id at its source, as written, in lower case or in upper case. Uses an index. */
export function hasId(q: string, parameters: Parameters): string {
  const given = `${parameters.bind(q.trim())}::text`;
  return `l.source_id = any(array(select id from sources)) and l.external_id in (${given}, lower(${given}), upper(${given}))`;
}
