import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../config/config.js';
import { JobQueue, transactionOf } from '../queue/job-queue.js';

/** A delivery and the id of its job in the queue. */
export interface DeliveryJob {
  id: string;
  webhookId: string;
  jobId: string;
}

interface JobOptions {
  startAfter?: Date;
  retryLimit?: number;
  retryDelay?: number;
}

interface JobData {
  delivery_id: string;
}

const QUEUE = 'webhooks';
/** The dead-letter queue: deliveries whose retries are exhausted, or that crashed their worker each time. */
const DEAD_LETTERS = 'webhooks.dead';
const MAX_RETRY_SECONDS = 6 * 3600;
/**
 * Maximum concurrent deliveries per webhook in all processes, so that a slow receiver does not occupy all workers.
 * pg-boss counts active jobs without a lock, so jobs that start at the same moment may exceed the limit.
 */
const MAX_CONCURRENT_PER_WEBHOOK = 2;

/** Deliveries are jobs; pg-boss provides retries, back-off and dead letters. */
@Injectable()
export class DeliveryQueue {
  private ready: Promise<void> | null = null;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly queue: JobQueue,
  ) {}

  /** @param options when the jobs start and how often they are retried, if not the queue's defaults */
  async send(tx: EntityManager, deliveries: readonly DeliveryJob[], options: JobOptions = {}): Promise<void> {
    if (!deliveries.length) return;
    await this.prepare();
    const jobs = deliveries.map(({ id, webhookId, jobId }) => ({
      id: jobId,
      group: { id: webhookId },
      data: { delivery_id: id } satisfies JobData,
      ...options,
    }));
    await this.queue.boss.insert(QUEUE, jobs, { db: transactionOf(tx) });
  }

  /**
   * @param deliver throws if the delivery is to be retried
   * @param giveUp called for deliveries that are no longer retried
   */
  async work(
    deliver: (deliveryId: string, jobId: string) => Promise<void>,
    giveUp: (deliveryId: string) => Promise<void>,
  ): Promise<void> {
    await this.prepare();
    await this.queue.workOn<JobData>(
      QUEUE,
      this.config.WEBHOOK_CONCURRENCY,
      ({ id, data }) => deliver(data.delivery_id, id),
      { groupConcurrency: MAX_CONCURRENT_PER_WEBHOOK },
    );
    await this.queue.workOn<JobData>(DEAD_LETTERS, 1, ({ data }) => giveUp(data.delivery_id));
  }

  private prepare(): Promise<void> {
    this.ready ??= this.create().catch((error: unknown) => {
      this.ready = null;
      throw error;
    });
    return this.ready;
  }

  private async create(): Promise<void> {
    const { boss } = this.queue;
    const fixed = { notify: true, heartbeatSeconds: 10, deleteAfterSeconds: 3600 };
    await boss.createQueue(DEAD_LETTERS, { ...fixed, retryLimit: 100, retryDelay: 60 });
    const settings = {
      deadLetter: DEAD_LETTERS,
      expireInSeconds: Math.ceil(this.config.WEBHOOK_TIMEOUT_MS / 1000) + 60,
      retryLimit: this.config.WEBHOOK_RETRIES,
      retryDelay: this.config.WEBHOOK_RETRY_SECONDS,
      retryBackoff: true,
      retryDelayMax: MAX_RETRY_SECONDS,
    };
    await boss.createQueue(QUEUE, { ...fixed, ...settings });
    // createQueue leaves an existing queue's settings unchanged.
    if (this.config.ROLE !== 'api') await boss.updateQueue(QUEUE, settings);
  }
}

/** Average delay in seconds that pg-boss leaves before the next attempt, after this number of attempts. */
export function pauseSeconds(retrySeconds: number, attempts: number): number {
  return Math.min(MAX_RETRY_SECONDS, 0.75 * doubled(retrySeconds, attempts));
}

/** The `retryDelay` of a new job for a delivery with this number of attempts: its pauses continue to double from there. */
export function retryDelayAfter(retrySeconds: number, attempts: number): number {
  return Math.min(MAX_RETRY_SECONDS, doubled(retrySeconds, attempts));
}

function doubled(retrySeconds: number, attempts: number): number {
  return Math.max(retrySeconds, 1) * 2 ** Math.min(attempts, 16);
}
