import type { components } from '../api/schema.js';
import { Amount } from '../ui/Amount.js';
import { Moment } from '../ui/Moment.js';
import { StatusOf } from '../ui/Status.js';
import { PercentChange } from '../ui/PercentChange.js';

/** The figures of the coin, now or at the chosen moment. */
export function AssetHead({ asset }: { asset: components['schemas']['Asset'] }) {
  const { consensus, listings } = asset;
  const quotes = listings
    .flatMap(({ quote }) => quote ?? [])
    .sort((a, b) => (a.observed_at < b.observed_at ? 1 : -1));
  // Exchanges know neither the market cap nor the volume on other exchanges.
  const newest = quotes.find(({ market_cap }) => market_cap !== null) ?? quotes[0];
  return (
    <dl className="figures">
      <div>
        <dt>Price {consensus.currency}</dt>
        <dd>
          <Amount value={consensus.price} />
        </dd>
      </div>
      <div>
        <dt>Consensus</dt>
        <dd className="figure-status">
          <StatusOf word={consensus.state} />
        </dd>
      </div>
      {newest && (
        <>
          <div>
            <dt>24 h</dt>
            <dd>
              <PercentChange pct={newest.change_24h_pct} />
            </dd>
          </div>
          <div>
            <dt>Market cap</dt>
            <dd>
              <Amount value={newest.market_cap} as="compact" />
            </dd>
          </div>
          <div>
            <dt>Volume 24 h</dt>
            <dd>
              <Amount value={newest.volume_24h} as="compact" />
            </dd>
          </div>
          <div>
            <dt>Supply</dt>
            <dd>
              <Amount value={newest.total_supply} as="compact" />
            </dd>
          </div>
          <div>
            <dt>Updated</dt>
            <dd>
              <Moment at={quotes[0]?.observed_at} />
            </dd>
          </div>
        </>
      )}
    </dl>
  );
}
