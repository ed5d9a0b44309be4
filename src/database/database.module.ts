import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CONFIG, type Config } from '../config/config.js';
import { ClockWatch } from './clock-watch.js';
import { dataSourceOptions } from './data-source.js';
import { PreparedReads } from './prepared-reads.js';

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
  providers: [PreparedReads, ClockWatch],
  exports: [PreparedReads, ClockWatch],
})
export class DatabaseModule {}
