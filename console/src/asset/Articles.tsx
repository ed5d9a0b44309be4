import { rowsOf } from '../api/pages.js';
import { QueryResult } from '../ui/QueryResult.js';
import { Card } from '../ui/Card.js';
import { LineageLink } from '../ui/LineageLink.js';
import { Moment } from '../ui/Moment.js';
import { LoadMore } from '../ui/LoadMore.js';
import { useArticles } from './articles.js';

export function Articles({ slug }: { slug: string }) {
  const articles = useArticles(slug);
  return (
    <Card title="Articles">
      <QueryResult of={articles} lines={3}>
        {(data) => {
          const rows = rowsOf(data);
          if (!rows.length) return <p className="muted">No article of the feeds mentions it.</p>;
          return (
            <ul className="rows articles">
              {rows.map(({ id, title, url, source, observed_at, author }) => (
                <li key={id}>
                  {url && /^https?:/.test(url) ? (
                    <a href={url} rel="noreferrer noopener" target="_blank">
                      {title}
                    </a>
                  ) : (
                    title
                  )}
                  <span className="muted">
                    <Moment at={observed_at} /> · {author ?? source} ·{' '}
                    <LineageLink id={id}>lineage</LineageLink>
                  </span>
                </li>
              ))}
            </ul>
          );
        }}
      </QueryResult>
      <LoadMore of={articles} />
    </Card>
  );
}
