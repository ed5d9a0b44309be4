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
    "Why a person should review the entry: the listing may be one of several coins; the asset's prices differ by more than " +
      'a factor of five; the listing shares its asset only because of its price; or the listing may be the successor of one ' +
      'that its source no longer lists.',
  ),
);

const Choice = component(
  'SettleChoice',
  z
    .strictObject({
      listing: text('csv/HOT', 'The listing, as `source/external_id`.'),
      asset: text(
        'holo',
        'The slug of the asset that the listing belongs to; null to create a new asset for it.',
      ).nullable(),
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
      asset: AssetRef.nullable().meta({
        description: "The listing's current asset; null while the listing is ambiguous.",
      }),
      confidence: confidence.nullable(),
      evidence: z
        .array(Comparison)
        .meta({ description: 'Evidence that the listing belongs to its current asset, strongest first.' }),
      candidates,
      consensus: Consensus.nullable().meta({
        description: 'For a disputed asset: its consensus, with the prices that differ.',
      }),
      settled_by: z.array(oneOf(['contract', 'name', 'prices'], 'contract')).meta({
        description:
          'Missing evidence that would let the resolver decide without a person: a contract in both sources, a name, or ' +
          'prices from the same time (several, if one pair already agrees).',
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
