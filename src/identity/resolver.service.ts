import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { DataSource, type EntityManager } from 'typeorm';
import { findBroken, isItemFault } from '../background/find-broken.js';
import { SetAsidesRepository, type TaskItem } from '../background/set-asides.repository.js';
import { LockSpace } from '../database/lock-space.js';
import { rehearse } from '../database/rehearse.js';
import { retryConflicts } from '../database/retry-conflicts.js';
import { DecisionMaker } from './decision-maker.js';
import { DecisionWriter } from './decision-writer.js';
import { DueListingsRepository } from './due-listings.repository.js';
import { FactsRepository } from './facts.repository.js';
import { ResolverInputLoader } from './resolver-input.js';

/** Name of the resolver's background task. */
const RESOLVER = 'resolver';
/** Only one process resolves at a time. */
const LOCK = [LockSpace.identity, 0] as const;

/** Outcome of an attempt. `busy`: another process is resolving. */
export type ResolverOutcome = { status: 'done'; resolved: number; decided: number } | { status: 'busy' };

@Injectable()
export class ResolverService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly facts: FactsRepository,
    private readonly due: DueListingsRepository,
    private readonly inputs: ResolverInputLoader,
    private readonly maker: DecisionMaker,
    private readonly writer: DecisionWriter,
    private readonly setAsides: SetAsidesRepository,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(ResolverService.name);
  }

  /**
   * Resolves new or changed listings and everything connected to them, with the same result as resolving all listings.
   */
  async run(): Promise<ResolverOutcome> {
    try {
      return await this.attempt();
    } catch (error) {
      if (!isItemFault(error)) throw error;
      if (!(await this.setBrokenAside())) throw error;
      return this.attempt();
    }
  }

  private attempt(): Promise<ResolverOutcome> {
    return this.underLock(async (tx): Promise<ResolverOutcome> => {
      const [lock] = await tx.query<[{ held: boolean }]>('select pg_try_advisory_xact_lock($1, $2) as held', [
        ...LOCK,
      ]);
      return lock.held ? this.resolveIn(tx) : { status: 'busy' };
    });
  }

  /** Runs `work` under the lock. The idle timeout is raised, because `work` computes for long between statements. */
  private underLock<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return retryConflicts(() =>
      this.dataSource.transaction(async (tx) => {
        await tx.query(`set local idle_in_transaction_session_timeout = '2min'`);
        return work(tx);
      }),
    );
  }

  /**
   * Finds listings that break the resolver by trying without them, and sets them aside.
   * @returns whether any were found
   */
  private async setBrokenAside(): Promise<boolean> {
    const broken = await this.underLock(async (tx) => {
      await this.lock(tx);
      const held = new Set(await this.setAsides.current(RESOLVER, tx));
      const all = await this.facts.names(tx);
      const sound: TaskItem[] = [];
      return findBroken(
        all.filter(({ id }) => !held.has(id)),
        async (some) => {
          const tried = new Set([...sound, ...some].map(({ id }) => id));
          const setAside = all.flatMap(({ id }) => (tried.has(id) ? [] : Number(id)));
          await rehearse(tx, (inner) => this.resolveWithout(inner, setAside));
          sound.push(...some);
        },
      );
    });
    await this.setAsides.add(RESOLVER, broken);
    for (const { item, error } of broken)
      this.logger.error(
        { err: error, listing: item.name },
        'a listing makes the resolver fail; it is set aside and retried later',
      );
    return broken.length > 0;
  }

  /**
   * Runs an operator's decisions. They wait for the resolver and vice versa, and every listing has a decision to return to
   * before they begin.
   */
  async decideIn<T>(tx: EntityManager, work: () => Promise<T>): Promise<T> {
    await this.lock(tx);
    await this.resolveIn(tx);
    return work();
  }

  private async lock(tx: EntityManager): Promise<void> {
    await tx.query('select pg_advisory_xact_lock($1, $2)', [...LOCK]);
  }

  /** Resolves in the caller's transaction, which must hold the lock. */
  async resolveIn(tx: EntityManager): Promise<ResolverOutcome> {
    const setAside = (await this.setAsides.current(RESOLVER, tx)).map(Number);
    const due = await this.setAsides.dueForRetry(RESOLVER, tx);
    if (!due.length && !(await this.due.isAnythingNew(tx, setAside)))
      return { status: 'done', resolved: 0, decided: 0 };
    const outcome = await this.resolveWithout(tx, setAside);
    await this.setAsides.remove(RESOLVER, due, tx);
    return outcome;
  }

  private async resolveWithout(tx: EntityManager, setAside: readonly number[]): Promise<ResolverOutcome> {
    const input = await this.inputs.load(tx, setAside);
    const decided = await this.maker.decide(tx, input);
    const count = await this.writer.write(tx, input, decided);
    return { status: 'done', resolved: decided.verdicts.length, decided: count };
  }
}
