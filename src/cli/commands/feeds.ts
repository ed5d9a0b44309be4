import { Command } from 'commander';
import type { FeedPage, FeedReply } from '../../api/feeds/feeds.reply.js';
import { formatAge, formatDuration, statusCell } from '../output/cells.js';
import { replyOf } from '../output/output.js';
import { nextPage } from '../output/next-page.js';
import { type Screen, table } from '../output/table.js';
import { withService, examples, filters, PAGE, queryOf } from '../service/service-command.js';

export function feeds(): Command {
  const list = filters(new Command('list').description('list feeds with their states (the default)'), {
    '--state <words>': 'only feeds in these states: new, ok, failing, gone or removed',
    '--host <hosts>': 'only feeds on these hosts',
    '--repaired': 'only feeds that are malformed but were read',
    '--feed <feed>': 'only this feed, by its name or URL',
    ...PAGE,
  });
  withService(list, async (session) => {
    session.print(await session.service.get<FeedPage>('/feeds', queryOf(list)), page);
  });
  const resume = withService(
    new Command('resume')
      .argument('<id>', 'as in the list')
      .description('let the next scheduled run poll a feed that is failing, gone or not due yet'),
    async (session, _options, [id]) => {
      const path = `/feeds/${encodeURIComponent(id!)}/resume`;
      session.print(await session.service.post<FeedReply>(path, {}), ({ feed }) => {
        return `The next scheduled run polls ${feed}.`;
      });
    },
  );
  const opml = withService(
    new Command('opml').description('print the configured feeds as an OPML subscription list'),
    async (session) => {
      const reply = await session.service.open('GET', '/feeds/opml', {});
      session.print(replyOf({ opml: await reply.text() }), ({ opml: text }) => text);
    },
  );
  return examples(
    new Command('feeds')
      .description('list feeds with their states, and resume polling')
      .addCommand(list, { isDefault: true })
      .addCommand(resume)
      .addCommand(opml),
    ['kasparro feeds --state failing,gone', 'kasparro feeds resume 4', 'kasparro feeds opml > feeds.opml'],
  );
}

function page({ data, metadata }: FeedPage, screen: Screen): string {
  if (!data.length) return 'No feed matches. RSS_FEEDS and FEEDS_FILE list the configured feeds.\n';
  const rows = table(
    data,
    [
      { title: 'Id', cell: ({ id }) => String(id), right: true },
      { title: 'State', cell: ({ state }) => statusCell(state) },
      { title: 'Polled', cell: ({ last_poll_at }) => formatAge(last_poll_at) },
      { title: 'New item', cell: ({ last_new_item_at }) => formatAge(last_new_item_at) },
      { title: 'Every', cell: ({ interval_seconds }) => formatDuration(interval_seconds), right: true },
      { title: 'Feed', cell: ({ feed }) => feed },
      { title: 'Error or repair', cell: ({ error, repairs }) => error?.message ?? repairs[0] ?? '' },
    ],
    screen,
  );
  return rows + nextPage(metadata.next_cursor);
}
