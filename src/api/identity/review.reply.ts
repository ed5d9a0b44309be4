import { z } from 'zod';
import { REVIEWS } from '../../identity/review.js';
import { AssetRef } from '../assets/asset-ref.reply.js';
import { Consensus } from '../assets/consensus.reply.js';
import { component } from '../openapi/component.js';
import { oneOf, text } from '../openapi/fields.js';
import { pageLimit, requestId, textCursor } from '../openapi/page.js';
import { candidates, Comparison, confidence, listing } from './listing.reply.js';

/** Reasons for a review, in alphabetical order, by which the list is sorted. */
export const REVIEW_REASONS = [...REVIEWS, 'disputed'].sort() as ReviewReason[];
export type ReviewReason = (typeof REVIEWS)[number] | 'disputed';

const Reason = component(
  'ReviewReason',
  oneOf(
    REVIEW_REASONS,
    'ambiguous',
    "The listing may be one of several coins; an asset's prices differ by more than a factor of five; a listing shares its asset " +
      'only because of its price; a listing may be the successor of one that is gone from its source.',
  ),
);

const Choice = component(
  'SettleChoice',
  z
    .strictObject({
      listing: text('csv/HOT', 'As `source/external_id`.'),
      asset: text('holo', 'The slug of the asset it belongs to; null means an asset of its own.').nullable(),
    })
    .meta({ description: 'A decision that an operator can send to `POST /assets/settle`.' }),
);

const ReviewItem = component(
  'ReviewItem',
  z
    .strictObject({
      reason: Reason,
      listing: component('ReviewedListing', z.strictObject(listing))
        .nullable()
        .meta({ description: 'Null if the asset as a whole is to be reviewed.' }),
      asset: AssetRef.nullable().meta({ description: 'Its current asset; null while it is ambiguous.' }),
      confidence: confidence.nullable(),
      evidence: z.array(Comparison).meta({ description: 'Evidence for its current asset, strongest first.' }),
      candidates,
      consensus: Consensus.nullable().meta({ description: 'The prices of a disputed asset.' }),
      settled_by: z.array(oneOf(['contract', 'name', 'prices'], 'contract')).meta({
        description:
          'Missing evidence that would settle it without a person: a contract in both sources, a name, prices from the same time (several, if single ones agree).',
        example: ['contract', 'prices'],
      }),
      choices: z.array(Choice).meta({ description: 'Possible decisions, most likely first.' }),
    })
    .meta({ description: 'A listing or asset that a person should review.' }),
);

export const ReviewPage = component(
  'ReviewPage',
  z.strictObject({
    data: z.array(ReviewItem),
    metadata: component(
      'ReviewMetadata',
      z.strictObject({ request_id: requestId, limit: pageLimit, next_cursor: textCursor }),
    ),
  }),
);
export type ReviewPage = z.infer<typeof ReviewPage>;
