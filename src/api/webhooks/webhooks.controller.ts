import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  Req,
  Res,
  UseGuards,
} from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '../../webhooks/webhook-error.js';
import { WebhookPricesRepository } from '../../webhooks/webhook-prices.repository.js';
import type { Webhook } from '../../webhooks/webhook.js';
import { WebhooksRepository } from '../../webhooks/webhooks.repository.js';
import { WebhooksService } from '../../webhooks/webhooks.service.js';
import { Actor } from '../access/caller.js';
import { Audited } from '../audit/audited.decorator.js';
import { RequiresScope } from '../access/requires-scope.decorator.js';
import { NoIdempotencyKeyGuard } from '../access/no-idempotency-key.guard.js';
import { IdempotencyKey } from '../idempotency/idempotency-key.js';
import { ShownOnce } from '../idempotency/shown-once.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { ApiReply } from '../openapi/api-reply.js';
import { PageQuery } from '../page-query.dto.js';
import { priceRules } from './webhook-price.dto.js';
import { parseRecordId } from '../record-id.js';
import { orThrowProblem, webhookView } from './webhook-view.js';
import { CreateWebhook, RotateWebhookSecret, UpdateWebhook } from './webhooks.dto.js';
import { WebhookPage, WebhookReply, WebhookWithSecret } from './webhooks.reply.js';

const ID = ApiParam({
  name: 'id',
  description: 'The id of a webhook.',
  schema: { type: 'integer', example: 1 },
});

@ApiTags('webhooks')
@RequiresScope('admin')
@Controller('webhooks')
export class WebhooksController {
  constructor(
    private readonly webhooks: WebhooksRepository,
    private readonly prices: WebhookPricesRepository,
    private readonly service: WebhooksService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List webhooks', description: 'Newest first, without their secrets.' })
  @ApiReply(WebhookPage, 'A page of webhooks.')
  @ApiProblem(400, 401, 403, 429, 503)
  async listWebhooks(
    @Query() { limit, cursor }: PageQuery,
    @Req() request: FastifyRequest,
  ): Promise<WebhookPage> {
    const found = await this.webhooks.list(limit + 1, cursor);
    const page = found.slice(0, limit);
    const rules = await this.prices.list(page.map(({ id }) => id));
    const data = page.map((one) =>
      webhookView(
        one,
        rules.filter(({ webhookId }) => webhookId === one.id),
      ),
    );
    const next_cursor = found.length > limit ? data.at(-1)!.id : null;
    return { data, metadata: { request_id: request.id, limit, next_cursor } };
  }

  @Get(':id')
  @ApiOperation({ summary: 'Get a webhook' })
  @ID
  @ApiReply(WebhookReply, 'The webhook.')
  @ApiProblem(400, 401, 403, 404, 429, 503)
  async getWebhook(@Param('id') id: string): Promise<WebhookReply> {
    const webhook = await this.webhooks.find(parseRecordId(id, 'webhook'));
    if (!webhook) return orThrowProblem(Promise.reject(notFound(id)));
    return this.view(webhook);
  }

  @Post()
  @Audited('webhook.create', 'webhooks')
  @ShownOnce('secret')
  @Header('cache-control', 'no-store')
  @IdempotencyKey()
  @ApiOperation({
    summary: 'Create a webhook',
    description:
      'Creates a webhook, which receives events from now on. Test it next. The secret is shown only in this reply.',
  })
  @ApiReply(WebhookWithSecret, 'The webhook.', 201)
  @ApiProblem(400, 401, 403, 409, 413, 415, 422, 429, 503)
  async createWebhook(
    @Body() { url, format, events, prices, description }: CreateWebhook,
    @Actor() actor: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebhookWithSecret> {
    const wanted = {
      ...{ url, format: format ?? undefined, events },
      description: description?.trim() || null,
      prices: priceRules(prices ?? []),
    };
    const { webhook, secret } = await orThrowProblem(this.service.create(wanted, actor));
    void reply.header('location', `/webhooks/${webhook.id}`);
    return { secret, ...(await this.view(webhook)) };
  }

  @Patch(':id')
  @Audited('webhook.update', 'webhooks/:id')
  @ApiOperation({
    summary: 'Change a webhook',
    description:
      'Changes the given fields; the others keep their values. Price rules that are sent again unchanged keep their state.',
  })
  @ID
  @ApiReply(WebhookReply, 'The changed webhook.')
  @ApiProblem(400, 401, 403, 404, 409, 413, 415, 422, 429, 503)
  async updateWebhook(
    @Param('id') id: string,
    @Body() { url, events, prices, description, enabled }: UpdateWebhook,
    @Actor() actor: string,
  ): Promise<WebhookReply> {
    const changes = {
      ...{ url: url ?? undefined, events: events ?? undefined, enabled: enabled ?? undefined },
      ...(description != null && { description: description.trim() || null }),
      prices: prices ? priceRules(prices) : undefined,
    };
    return this.view(await orThrowProblem(this.service.update(parseRecordId(id, 'webhook'), changes, actor)));
  }

  @Delete(':id')
  @Audited('webhook.delete', 'webhooks/:id')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Delete a webhook',
    description: 'Deletes a webhook with its secrets and its delivery log. Pending deliveries are dropped.',
  })
  @ID
  @ApiReply(WebhookReply, 'The deleted webhook.')
  @ApiProblem(400, 401, 403, 404, 429, 503)
  async deleteWebhook(@Param('id') id: string, @Actor() actor: string): Promise<WebhookReply> {
    return webhookView(await orThrowProblem(this.service.remove(parseRecordId(id, 'webhook'), actor)), []);
  }

  @Post(':id/rotate')
  @Audited('webhook.rotate', 'webhooks/:id')
  @UseGuards(NoIdempotencyKeyGuard)
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Rotate the secret of a webhook',
    description:
      'Adds a secret. Until the grace period ends, deliveries are also signed with the earlier secrets.',
  })
  @ID
  @ApiReply(WebhookWithSecret, 'The webhook with its new secret.', 201)
  @ApiProblem(400, 401, 403, 404, 409, 413, 415, 429, 503)
  async rotateWebhookSecret(
    @Param('id') id: string,
    @Body() { grace_seconds }: RotateWebhookSecret,
    @Actor() actor: string,
  ): Promise<WebhookWithSecret> {
    const { webhook, secret } = await orThrowProblem(
      this.service.rotate(parseRecordId(id, 'webhook'), grace_seconds, actor),
    );
    return { secret, ...(await this.view(webhook)) };
  }

  private async view(webhook: Webhook): Promise<WebhookReply> {
    return webhookView(webhook, await this.prices.list([webhook.id]));
  }
}
