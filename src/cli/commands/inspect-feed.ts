import { EXIT } from '../command-error.js';
import { paintFor } from '../output/paint.js';

/** Fetches a feed and prints how it is read. */
export async function inspectUrl(url: string, { json }: { json?: boolean }): Promise<void> {
  const { parseConfig } = await import('../../config/config.js');
  const { environment } = await import('../../config/environment.js');
  const { inspectFeed } = await import('../../ingestion/inspection/feed-inspector.js');
  const { clientWithoutDatabase } = await import('../../sources/http/client-without-database.js');
  const { findFeed, FeedList } = await import('../../sources/rss/feed-list.js');
  const { feedInspectionText } = await import('../output/feed-inspection-text.js');
  const config = parseConfig(environment());
  const given = findFeed(new FeedList(config).current(), url) ?? url;
  const inspection = await inspectFeed(given, { config, http: clientWithoutDatabase(config) });
  const text = json
    ? `${JSON.stringify(inspection, null, 2)}\n`
    : feedInspectionText(inspection, paintFor(process.stdout));
  process.stdout.write(text);
  if (inspection.error) process.exitCode = EXIT.failed;
}
