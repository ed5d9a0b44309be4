import { z } from 'zod';
import type { SweepReport as Report } from '../../domain/sweep-report.js';
import { component } from '../openapi/component.js';
import { count, text, texts } from '../openapi/fields.js';

const total = count(1, 'The total number of coins; `data` has the first 50 by id.');
const coin = {
  id: text('bitcoin', "The source's own id for the coin."),
  symbol: text('BTC').nullable(),
  name: text('Bitcoin', 'The name of the coin; null if no listing of the coin could be stored.').nullable(),
};

const Coins = component(
  'SweptCoins',
  z.strictObject({ count: total, data: z.array(component('SweptCoin', z.strictObject(coin))) }),
);
const RenamedCoin = component(
  'RenamedCoin',
  z.strictObject({ ...coin, old_symbol: text('XBT').nullable(), old_name: text('BitCoin').nullable() }),
);
const Renamed = component('RenamedCoins', z.strictObject({ count: total, data: z.array(RenamedCoin) }));
const Ids = component('CoinsWithoutData', z.strictObject({ count: total, data: texts(['bitcoin']) }));

export const SweepReport = component(
  'SweepReport',
  z.strictObject({
    coins: count(620, 'Number of coins in this sweep.'),
    appeared: Coins.meta({ description: 'Coins that were in no earlier sweep.' }),
    returned: Coins.meta({ description: 'Coins that are listed again after they had been missing.' }),
    renamed: Renamed.meta({ description: 'Coins whose symbol or name changed.' }),
    missing: Coins.meta({ description: 'Coins that the last complete sweep listed but this one did not.' }),
    without_data: Ids.meta({ description: 'Ids that the source lists without any figures.' }),
  }) satisfies z.ZodType<Report>,
);
