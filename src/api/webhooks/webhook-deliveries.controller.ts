import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  NotFoundException,
  Param,
  Post,
  Query,
  Req,
} from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { DeliveryReplays } from '../../webhooks/delivery-replays.js';
import { notFound } from '../../webhooks/webhook-error.js';
import { WebhookTest } from '../../webhooks/webhook-test.js';
import { WebhooksRepository } from '../../webhooks/webhooks.repository.js';
import { Actor } from '../access/caller.js';
import { Audited } from '../audit/audited.decorator.js';
import { RequiresScope } from '../access/requires-scope.decorator.js';
import { IdempotencyKey } from '../idempotency/idempotency-key.js';
import { JSON_TYPE, type JsonText, pageText } from '../json-text.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { ApiReply } from '../openapi/api-reply.js';
import { WebhookDeliveriesViewRepository } from './webhook-deliveries-view.repository.js';
import { parseRecordId } from '../record-id.js';
import { orThrowProblem } from './webhook-view.js';
import { DeliveriesQuery, TestWebhook } from './webhook-deliveries.dto.js';
import { DeliveryDetail, DeliveryPage } from './webhook-deliveries.reply.js';

const ID = ApiParam({
  name: 'id',
  description: 'The id of a webhook.',
  schema: { type: 'integer', example: 1 },
});
const DELIVERY = ApiParam({
  name: 'delivery',
  description: 'The id of a delivery.',
  schema: { type: 'integer', example: 1 },
});

@ApiTags('webhooks')
@RequiresScope('admin')
@Controller('webhooks/:id')
export class WebhookDeliveriesController {
  constructor(
    private readonly webhooks: WebhooksRepository,
    private readonly tests: WebhookTest,
    private readonly replays: DeliveryReplays,
    private readonly views: WebhookDeliveriesViewRepository,
  ) {}

  @Post('test')
  @Audited('webhook.test', 'webhooks/:id')
  @IdempotencyKey()
  @HttpCode(200)
  @Header('content-type', JSON_TYPE)
  @ApiOperation({
    summary: 'Test a webhook',
    description:
      'Sends a sample event immediately, even to a disabled webhook, and returns the outcome. A failed delivery is not retried.',
  })
  @ID
  @ApiReply(DeliveryDetail, 'The delivery, successful or not.')
  @ApiProblem(400, 401, 403, 404, 409, 413, 415, 422, 429, 503)
  async testWebhook(
    @Param('id') given: string,
    @Body() { type }: TestWebhook,
  ): Promise<JsonText<DeliveryDetail>> {
    const id = parseRecordId(given, 'webhook');
    const delivery = await orThrowProblem(this.tests.send(id, type ?? undefined));
    return this.view(id, delivery.id);
  }

  @Get('deliveries')
  @Header('content-type', JSON_TYPE)
  @ApiOperation({
    summary: 'List deliveries of a webhook',
    description: 'The deliveries of a webhook, newest first.',
  })
  @ID
  @ApiReply(DeliveryPage, 'A page of deliveries.')
  @ApiProblem(400, 401, 403, 404, 429, 503)
  async listWebhookDeliveries(
    @Param('id') given: string,
    @Query() { limit, cursor, status }: DeliveriesQuery,
    @Req() request: FastifyRequest,
  ): Promise<JsonText<DeliveryPage>> {
    const id = parseRecordId(given, 'webhook');
    if (!(await this.webhooks.find(id))) return orThrowProblem(Promise.reject(notFound(id)));
    const found = await this.views.list(id, { limit: limit + 1, cursor, status });
    const page = found.slice(0, limit);
    const next_cursor = found.length > limit ? Number(page.at(-1)!.id) : null;
    const items = page.map(({ json }) => json);
    return pageText<DeliveryPage>(items, { request_id: request.id, limit, next_cursor });
  }

  @Get('deliveries/:delivery')
  @Header('content-type', JSON_TYPE)
  @ApiOperation({
    summary: 'Get a delivery of a webhook',
    description:
      'A delivery with the data of its event and all its attempts: status, duration and the beginning of the reply.',
  })
  @ID
  @DELIVERY
  @ApiReply(DeliveryDetail, 'The delivery.')
  @ApiProblem(400, 401, 403, 404, 429, 503)
  getWebhookDelivery(
    @Param('id') id: string,
    @Param('delivery') delivery: string,
  ): Promise<JsonText<DeliveryDetail>> {
    return this.view(parseRecordId(id, 'webhook'), parseRecordId(delivery, 'delivery'));
  }

  @Post('deliveries/:delivery/replay')
  @Audited('webhook.replay', 'webhooks/:id')
  @IdempotencyKey()
  @HttpCode(202)
  @Header('content-type', JSON_TYPE)
  @ApiOperation({
    summary: 'Replay a delivery of a webhook',
    description:
      'Delivers the event again with the same `webhook-id`, whether or not it was received before.',
  })
  @ID
  @DELIVERY
  @ApiReply(DeliveryDetail, 'The new delivery.', 202)
  @ApiProblem(400, 401, 403, 404, 409, 422, 429, 503)
  async replayWebhookDelivery(
    @Param('id') given: string,
    @Param('delivery') delivery: string,
    @Actor() actor: string,
  ): Promise<JsonText<DeliveryDetail>> {
    const id = parseRecordId(given, 'webhook');
    return this.view(
      id,
      await orThrowProblem(this.replays.replay(id, parseRecordId(delivery, 'delivery'), actor)),
    );
  }

  private async view(webhookId: string, id: string): Promise<JsonText<DeliveryDetail>> {
    const json = await this.views.find(webhookId, id);
    if (json === null) throw new NotFoundException(`Webhook ${webhookId} has no delivery ${id}.`);
    return json;
  }
}
