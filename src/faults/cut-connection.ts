import type { DataSource, EntityManager } from 'typeorm';

/** Cuts the transaction's connection, like a failing network: the next statement fails. */
export async function cutConnection(tx: EntityManager): Promise<void> {
  const client = (await tx.queryRunner!.connect()) as { connection: { stream: { destroy(): void } } };
  client.connection.stream.destroy();
}

/** Makes the server terminate an idle connection of the pool. */
export async function cutSomeConnection(dataSource: DataSource): Promise<void> {
  await dataSource.query('select pg_terminate_backend(pg_backend_pid())').catch(() => undefined);
}
