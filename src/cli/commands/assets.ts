import { Command } from 'commander';
import type { Asset } from '../../api/assets/asset.reply.js';
import type { AssetPage } from '../../api/assets/assets.reply.js';
import type { OperationPreview } from '../../api/identity/operation-preview.reply.js';
import type { OperationResult } from '../../api/identity/operation.reply.js';
import type { ReviewPage } from '../../api/identity/review.reply.js';
import { assetsText, assetText, previewText, reviewText } from '../output/assets-text.js';
import { nearestAsset, orNearest } from '../service/nearest-asset.js';
import { withService, examples, filters, PAGE, queryOf } from '../service/service-command.js';

export function assets(): Command {
  const search = filters(
    new Command('search')
      .argument('[text]', 'part of a name or symbol, or a contract address')
      .description('find assets'),
    {
      '--symbol <symbols>': 'only assets with one of these symbols',
      '--source <names>': 'only assets listed by one of these sources',
      '--currency <code>': 'prices in this currency',
      '--as-of <moment>': 'data as it was known at this moment',
      ...PAGE,
    },
  );
  withService(search, async (session, _options, [q]) => {
    const found = await session.service.get<AssetPage>('/assets', { ...queryOf(search), q });
    const meant = q && !found.value.data.length && (await nearestAsset(q.toLowerCase(), session.service));
    session.print(found, (page, screen) =>
      meant ? `No asset matches. Did you mean ${meant}?` : assetsText(page, screen),
    );
  });
  const show = filters(
    new Command('show')
      .argument('<asset>', 'its slug or id')
      .description('show an asset with its listings and its price'),
    {
      '--currency <code>': 'the price in this currency',
      '--as-of <moment>': 'data as it was known at this moment',
    },
  );
  withService(show, async (session, _options, [slug]) => {
    const asset = session.service.get<Asset>(`/assets/${encodeURIComponent(slug!)}`, queryOf(show));
    session.print(await orNearest(asset, session.service), assetText);
  });
  const review = filters(new Command('review').description('list decisions that a person should check'), {
    '--reason <word>': 'only entries with this reason, such as ambiguous',
    ...PAGE,
  });
  withService(review, async (session) => {
    session.print(await session.service.get<ReviewPage>('/assets/review', queryOf(review)), reviewText);
  });
  return examples(
    new Command('assets')
      .description('find, show, merge and split assets, and confirm which listings belong to them')
      .addCommand(search)
      .addCommand(show)
      .addCommand(review)
      .addCommand(
        previewed(
          'merge',
          '<into> <from...>',
          'merge the other assets into the first one',
          ([into, ...from]) => ({
            into,
            from,
          }),
        ),
      )
      .addCommand(
        previewed(
          'split',
          '<asset> <listings...>',
          'move listings, each as source/external_id, to a new asset',
          ([asset, ...listings]) => ({ asset, listings }),
        ),
      )
      .addCommand(
        operation(
          'confirm',
          '<listing> <asset>',
          'decide which asset a listing belongs to',
          ([listing, asset]) => ({
            listing,
            asset,
          }),
        ),
      )
      .addCommand(
        operation('undo', '<operation>', 'undo a merge, a split or a confirmation', ([id]) => ({
          operation_id: Number(id),
        })),
      ),
    [
      'kasparro assets search bit',
      'kasparro assets show bitcoin --currency EUR',
      'kasparro assets review',
      'kasparro assets merge bitcoin xbt --reason "the same coin"',
      'kasparro assets split bitcoin csv/BTCX --dry-run',
      'kasparro assets split bitcoin csv/BTCX',
      'kasparro assets confirm csv/BTC bitcoin',
      'kasparro assets undo 4',
    ],
  );
}

type BodyOf = (args: string[]) => object;

/** An operation whose result can be shown beforehand. */
const previewed = (name: string, takes: string, description: string, bodyOf: BodyOf): Command =>
  operation(name, takes, description, bodyOf).option('--dry-run', 'only show the assets that would result');

/** A command that makes an identity decision. Its output says how to undo the decision. */
function operation(name: string, takes: string, description: string, bodyOf: BodyOf): Command {
  const command = new Command(name)
    .arguments(takes)
    .description(description)
    .option('--reason <text>', 'the reason, stored with the operation');
  return withService<{ reason?: string; dryRun?: true }>(
    command,
    async (session, { reason, dryRun }, args) => {
      const body = { ...bodyOf(args), reason };
      if (dryRun) {
        const preview = session.service.post<OperationPreview>(`/assets/${name}/preview`, body);
        return session.print(await orNearest(preview, session.service), previewText);
      }
      const result = session.service.post<OperationResult>(`/assets/${name}`, body);
      session.print(await orNearest(result, session.service), ({ kind, operation_id, assets: slugs }) => {
        const undo = name === 'undo' ? '' : `; to undo it: kasparro assets undo ${operation_id}`;
        return `${kind}: ${slugs.join(', ')} (operation ${operation_id}${undo})`;
      });
    },
  );
}
