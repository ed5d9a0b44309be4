import { Command } from 'commander';
import type { WebhookPage, WebhookReply, WebhookWithSecret } from '../../api/webhooks/webhooks.reply.js';
import type { DeliveryDetail, DeliveryPage } from '../../api/webhooks/webhook-deliveries.reply.js';
import { EXIT } from '../command-error.js';
import { replyOf } from '../output/output.js';
import { deliveriesText, secretText, testText, webhooksText } from '../output/webhooks-text.js';
import { withService, examples, filters, repeatable, PAGE, queryOf } from '../service/service-command.js';

const pathOf = (id: string | undefined) => `/webhooks/${encodeURIComponent(id!)}`;

export function webhooks(): Command {
  const list = filters(new Command('list').description('list webhooks (the default)'), PAGE);
  withService(list, async (session) => {
    session.print(await session.service.get<WebhookPage>('/webhooks', queryOf(list)), webhooksText);
  });
  const create = withService<{ events: string; format?: string; description?: string }>(
    new Command('create')
      .argument('<url>', 'an https:// URL, or mailto: with e-mail addresses')
      .description('create a webhook; its signing secret is printed once')
      .requiredOption('--events <types>', 'events to deliver, such as run.failed,feed.failing', repeatable)
      .option('--format <word>', 'standard, slack, discord or email')
      .option('--description <text>', 'a note that lists show'),
    async (session, { events, format, description }, [url]) => {
      const body = { url, events: events.split(',').map((type) => type.trim()), format, description };
      session.print(await session.service.post<WebhookWithSecret>('/webhooks', body), secretText);
    },
  );
  const remove = withService(
    new Command('delete').argument('<id>').description('delete a webhook'),
    async (session, _options, [id]) => {
      await session.service.send('DELETE', pathOf(id), {});
      session.print(replyOf({ deleted: Number(id) }), ({ deleted }) => `Webhook ${deleted} is deleted.`);
    },
  );
  const test = withService<{ type?: string }>(
    new Command('test')
      .argument('<id>')
      .description('send a sample event; exit status 1 if it was not delivered')
      .option('--type <type>', 'the type of the sample, such as run.failed'),
    async (session, { type }, [id]) => {
      const reply = await session.service.post<DeliveryDetail>(`${pathOf(id)}/test`, { type });
      session.print(reply, testText);
      return reply.value.status === 'succeeded' ? EXIT.done : EXIT.failed;
    },
  );
  const rotate = withService<{ grace?: string }>(
    new Command('rotate')
      .argument('<id>')
      .description('add a signing secret, which is printed once')
      .option(
        '--grace <seconds>',
        'how long deliveries are also signed with earlier secrets (default: a day)',
      ),
    async (session, { grace }, [id]) => {
      const body = grace === undefined ? {} : { grace_seconds: Number(grace) };
      session.print(await session.service.post<WebhookWithSecret>(`${pathOf(id)}/rotate`, body), secretText);
    },
  );
  const deliveries = filters(
    new Command('deliveries').argument('<id>').description('list deliveries of a webhook, newest first'),
    { '--status <word>': 'pending, succeeded or failed', ...PAGE },
  );
  withService(deliveries, async (session, _options, [id]) => {
    const path = `${pathOf(id)}/deliveries`;
    session.print(await session.service.get<DeliveryPage>(path, queryOf(deliveries)), deliveriesText);
  });
  return examples(
    new Command('webhooks')
      .description('list, create, test, pause and delete webhooks, rotate their secrets, and see deliveries')
      .addCommand(list, { isDefault: true })
      .addCommand(create)
      .addCommand(test)
      .addCommand(rotate)
      .addCommand(turn('pause', 'stop deliveries; events that occur before resume are not delivered later'))
      .addCommand(turn('resume', 'deliver events again'))
      .addCommand(deliveries)
      .addCommand(remove),
    [
      'kasparro webhooks create https://example.com/hook --events run.failed,drift.detected',
      'kasparro webhooks',
      'kasparro webhooks test 1 --type run.failed',
      'kasparro webhooks rotate 1 --grace 3600',
      'kasparro webhooks pause 1',
      'kasparro webhooks resume 1',
      'kasparro webhooks deliveries 1 --status failed',
      'kasparro webhooks delete 1',
    ],
  );
}

const turn = (name: 'pause' | 'resume', description: string): Command =>
  withService(
    new Command(name).argument('<id>').description(description),
    async (session, _options, [id]) => {
      const body = { enabled: name === 'resume' };
      const reply = await session.service.send<WebhookReply>('PATCH', pathOf(id), { body });
      session.print(reply, ({ enabled }) => `Webhook ${id} is ${enabled ? 'on' : 'paused'}.`);
    },
  );
