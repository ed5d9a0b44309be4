import { Module } from '@nestjs/common';
import { RequestCounts } from './request-counts.js';

@Module({ providers: [RequestCounts], exports: [RequestCounts] })
export class RequestCountsModule {}
