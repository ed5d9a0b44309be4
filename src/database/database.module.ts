import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CONFIG, type Config } from '../config/config.js';
import { ClockWatch } from './clock-watch.js';
import { dataSourceOptions } from './data-source.js';
import { PreparedQueries } from './prepared-queries.js';
import { ReadConnections } from './read-connections.js';
import { ReservedConnections } from './reserved-connections.js';

@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [CONFIG],
      useFactory: (config: Config) => ({
        ...dataSourceOptions(config.DATABASE_URL!, config.DATABASE_POOL_SIZE),
        autoLoadEntities: true,
        retryAttempts: 3,
        retryDelay: 1000,
      }),
    }),
  ],
  providers: [PreparedQueries, ReadConnections, ReservedConnections, ClockWatch],
  exports: [PreparedQueries, ReadConnections, ReservedConnections, ClockWatch],
})
export class DatabaseModule {}
