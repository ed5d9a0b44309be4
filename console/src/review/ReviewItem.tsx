import { Link } from '@tanstack/react-router';
import type { components } from '../api/schema.js';
import { Card } from '../ui/Card.js';
import { Evidence } from '../ui/Evidence.js';
import { FailureBox } from '../ui/FailureBox.js';
import { REVIEW_REASONS } from '../ui/identity-words.js';
import { Status } from '../ui/Status.js';
import { ChoiceButton } from './ChoiceButton.js';

type Choice = components['schemas']['SettleChoice'];

interface Props {
  item: components['schemas']['ReviewItem'];
  isBusy: boolean;
  error: unknown;
  decide: (choice: Choice) => void;
  skip: () => void;
}

export function ReviewItem({ item, isBusy, error, decide, skip }: Props) {
  const { listing, asset, reason, evidence, candidates, choices } = item;
  return (
    <Card
      title={listing?.name ?? asset?.name ?? 'Listing'}
      aside={<Status tone="warn">{REVIEW_REASONS[reason] ?? reason}</Status>}
    >
      <p>
        {listing && (
          <>
            <code>
              {listing.source}/{listing.external_id}
            </code>{' '}
            {listing.symbol ?? 'without a symbol'} in {listing.currency}
          </>
        )}
        {asset && (
          <>
            {listing && ', now '}
            <Link to="/console/assets/$slug" params={{ slug: asset.slug }}>
              {asset.name}
            </Link>
          </>
        )}
      </p>
      {[...evidence, ...candidates].map((comparison) => (
        <Evidence key={comparison.with} of={comparison} />
      ))}
      {error != null && <FailureBox error={error} />}
      <div className="actions decisions">
        {choices.slice(0, 9).map((choice, index) => (
          <ChoiceButton
            key={`${choice.listing} ${choice.asset}`}
            letter={String(index + 1)}
            disabled={isBusy}
            act={() => decide(choice)}
          >
            {choice.asset === null ? 'A coin of its own' : `It is ${choice.asset}`}
          </ChoiceButton>
        ))}
        <ChoiceButton letter="n" disabled={isBusy} act={skip} isFree>
          Skip
        </ChoiceButton>
      </div>
    </Card>
  );
}
