import type { DataSource } from 'typeorm';
import { type Config, ConfigError } from '../config/config.js';
import { DeliveriesRepository } from '../webhooks/deliveries.repository.js';
import { EmailSender } from '../webhooks/email-sender.js';
import { HttpSender } from '../webhooks/http-sender.js';
import { Sender } from '../webhooks/sender.js';
import { WebhookError } from '../webhooks/webhook-error.js';
import { WebhookTest } from '../webhooks/webhook-test.js';
import { TEST_EVENT, WEBHOOK_EVENTS } from '../webhooks/webhook.js';
import { WebhooksRepository } from '../webhooks/webhooks.repository.js';

export const WEBHOOK_USAGE = 'usage: make webhook ID=1 [TYPE=run.failed]';
const TYPES = [TEST_EVENT, ...WEBHOOK_EVENTS] as const;

/** Sends a sample to a webhook and says how that went. */
export class WebhookCommand {
  private readonly tests: WebhookTest;

  constructor(config: Config, dataSource: DataSource) {
    this.tests = new WebhookTest(
      dataSource,
      new WebhooksRepository(dataSource),
      new DeliveriesRepository(dataSource),
      new Sender(new HttpSender(config), new EmailSender(config)),
    );
  }

  /** @throws ConfigError if the arguments are invalid */
  async execute(id = '', type: string = TEST_EVENT): Promise<{ line: string; succeeded: boolean }> {
    if (!/^\d{1,18}$/.test(id)) throw new ConfigError(`${WEBHOOK_USAGE}\n  ID: expected the id of a webhook`);
    const known = TYPES.find((one) => one === type);
    if (!known) throw new ConfigError(`${WEBHOOK_USAGE}\n  TYPE: expected one of ${TYPES.join(', ')}`);
    try {
      const { attempt } = await this.tests.send(id, known);
      const { status, durationMs, error, response } = attempt;
      const said = [status ?? 'no reply', `${durationMs} ms`, error, response].filter(Boolean).join(', ');
      return { line: `${error === null ? 'Delivered' : 'Failed'}: ${said}`, succeeded: error === null };
    } catch (error) {
      throw error instanceof WebhookError ? new ConfigError(error.message) : error;
    }
  }
}
