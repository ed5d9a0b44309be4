import type { DataSource, EntityManager } from 'typeorm';

/** Cuts the connection that the transaction is on, as a failing network does: the next statement meets it. */
export async function cutConnection(tx: EntityManager): Promise<void> {
  const client = (await tx.queryRunner!.connect()) as { connection: { stream: { destroy(): void } } };
  client.connection.stream.destroy();
}

/** Has the server end one connection of the pool while nobody uses it. */
export async function cutSomeConnection(dataSource: DataSource): Promise<void> {
  await dataSource.query('select pg_terminate_backend(pg_backend_pid())').catch(() => undefined);
}
