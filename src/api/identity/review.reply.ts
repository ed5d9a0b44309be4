import { z } from 'zod';
import { REVIEWS } from '../../identity/review.js';
import { AssetRef } from '../assets/asset-ref.reply.js';
import { Consensus } from '../assets/consensus.reply.js';
import { component } from '../openapi/component.js';
import { oneOf, text } from '../openapi/fields.js';
import { pageLimit, requestId, textCursor } from '../openapi/page.js';
import { candidates, Comparison, confidence, listing } from './identity.reply.js';

/** In alphabetical order, which is also that of the list. */
export const REVIEW_REASONS = [...REVIEWS, 'disputed'].sort() as ReviewReason[];
export type ReviewReason = (typeof REVIEWS)[number] | 'disputed';

const Reason = component(
  'ReviewReason',
  oneOf(
    REVIEW_REASONS,
    'ambiguous',
    'The listing may be one of several coins; the prices of an asset are more than five times apart; a listing shares its asset ' +
      'only because of its price; a listing may be the successor of one that is gone from its source.',
  ),
);

const Choice = component(
  'SettleChoice',
  z
    .strictObject({
      listing: text('csv/HOT', 'As `source/external_id`.'),
      asset: text('holo', 'The slug of the asset it belongs to; null: a coin of its own.').nullable(),
    })
    .meta({ description: 'What an operator can decide by `POST /assets/settle`.' }),
);

const ReviewItem = component(
  'ReviewItem',
  z
    .strictObject({
      reason: Reason,
      listing: component('ReviewedListing', z.strictObject(listing))
        .nullable()
        .meta({ description: 'Null if an asset as a whole is to be reviewed.' }),
      asset: AssetRef.nullable().meta({ description: 'The asset it has; null while it is ambiguous.' }),
      confidence: confidence.nullable(),
      evidence: z.array(Comparison).meta({ description: 'What supports the asset it has, strongest first.' }),
      candidates,
      consensus: Consensus.nullable().meta({ description: 'The prices of a disputed asset.' }),
      settled_by: z.array(oneOf(['contract', 'name', 'prices'], 'contract')).meta({
        description:
          'Evidence that is missing and would settle it without a person: a contract in both sources, a name, prices of one time.',
        example: ['contract', 'prices'],
      }),
      choices: z.array(Choice).meta({ description: 'What an operator can decide, the most likely first.' }),
    })
    .meta({ description: 'A listing or an asset that a person should look at.' }),
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
