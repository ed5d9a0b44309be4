import { Module } from '@nestjs/common';
import { AliasesRepository } from './aliases.repository.js';

@Module({ providers: [AliasesRepository], exports: [AliasesRepository] })
export class DriftModule {}
