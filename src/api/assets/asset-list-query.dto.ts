import { Convert } from '../currency-fields.js';
import { PatternList } from '../list-parameters.js';
import { Moment } from '../moment-fields.js';
import { Assets, CursorText, SourcesFilter, Symbols } from '../page-query.dto.js';

export const AS_OF = {
  description: 'Data as it was known at this moment, without later prices. A future moment means now.',
  example: '2100-01-01T00:00:00Z',
};

/** The parameters shared by the lists of assets and of their market data. */
export class AssetListQuery {
  @CursorText()
  cursor?: string;

  @Symbols()
  symbol?: string[];

  @Assets()
  asset?: string[];

  @PatternList(/^asset_[1-9][0-9]{0,9}$/, 'an id such as asset_1', {
    description: 'Only the assets with these ids.',
    example: ['asset_1'],
  })
  ids?: string[];

  @SourcesFilter()
  source?: string[];

  @Convert()
  convert?: string;

  @Moment(AS_OF)
  as_of?: string;
}
