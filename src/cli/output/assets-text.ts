import type { Asset } from '../../api/assets/asset.reply.js';
import type { AssetPage } from '../../api/assets/assets.reply.js';
import type { OperationPreview } from '../../api/identity/operation-preview.reply.js';
import type { ReviewPage } from '../../api/identity/review.reply.js';
import { groupDigits, formatMoment, statusCell, cellText } from './cells.js';
import { nextPage } from './next-page.js';
import { facts, type Screen, table } from './table.js';

export function assetsText({ data, metadata }: AssetPage, screen: Screen): string {
  if (!data.length) return 'No asset matches.\n';
  const rows = table(
    data,
    [
      { title: 'Asset', cell: ({ slug }) => slug },
      { title: 'Symbol', cell: ({ symbol }) => symbol ?? '' },
      { title: 'Name', cell: ({ name }) => name },
      { title: 'Price', cell: ({ price }) => groupDigits(price), right: true },
      { title: '', cell: ({ currency, price }) => (price === null ? '' : currency) },
      { title: 'State', cell: ({ state }) => statusCell(state) },
      { title: 'Sources', cell: ({ sources }) => cellText(sources) },
    ],
    screen,
  );
  return rows + nextPage(metadata.next_cursor);
}

export function assetText(
  { slug, symbol, name, consensus, listings, identity }: Asset,
  screen: Screen,
): string {
  const { price, currency, state, spread, outliers } = consensus;
  const head = facts(
    [
      ['Asset', `${name} (${symbol ?? 'no symbol'}), ${slug}`],
      ['Price', price === null ? '' : `${groupDigits(price)} ${currency}`],
      ['State', statusCell(state)],
      ['Spread', spread ? `${groupDigits(spread.low)} to ${groupDigits(spread.high)}` : ''],
      ['Outliers', outliers.length ? ['yellow', outliers.join(', ')] : ''],
      ['Contracts', identity.contracts.map(({ chain, address }) => `${chain} ${address}`).join(', ')],
    ],
    screen,
  );
  const of = table(
    listings,
    [
      { title: 'Listing', cell: ({ source, external_id }) => `${source}/${external_id}` },
      { title: 'Price', cell: ({ quote }) => groupDigits(quote?.price), right: true },
      { title: '', cell: ({ currency: code }) => code },
      { title: 'Observed (UTC)', cell: ({ quote }) => formatMoment(quote?.observed_at) },
      { title: 'Identity', cell: (one) => statusCell(one.state) },
      { title: 'Sure', cell: ({ confidence }) => cellText(confidence), right: true },
    ],
    screen,
  );
  return `${head}\n${of}`;
}

export const previewText = ({ assets }: OperationPreview, screen: Screen): string =>
  table(
    assets,
    [
      { title: 'Asset', cell: ({ slug }) => slug },
      { title: 'Symbol', cell: ({ symbol }) => symbol ?? '' },
      { title: 'Name', cell: ({ name }) => name },
      { title: 'Listings', cell: ({ listings }) => listings.join(', ') },
    ],
    screen,
  );

export function reviewText({ data, metadata }: ReviewPage, screen: Screen): string {
  if (!data.length) return 'No decision needs review.\n';
  const rows = table(
    data,
    [
      { title: 'Reason', cell: ({ reason }) => statusCell(reason) },
      {
        title: 'Listing',
        cell: ({ listing }) => (listing ? `${listing.source}/${listing.external_id}` : ''),
      },
      { title: 'Name', cell: ({ listing, asset }) => listing?.name ?? asset?.name ?? '' },
      { title: 'Asset', cell: ({ asset }) => asset?.slug ?? '' },
      {
        title: 'May be',
        cell: ({ choices }) => choices.map(({ asset }) => asset ?? 'a coin of its own').join(', '),
      },
    ],
    screen,
  );
  return rows + nextPage(metadata.next_cursor);
}
