import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { ApiKeysRepository } from './api-keys.repository.js';
import { ApiKeysService } from './api-keys.service.js';
import { KeyRing } from './key-ring.js';

@Module({
  imports: [AuditModule],
  providers: [ApiKeysRepository, ApiKeysService, KeyRing],
  exports: [ApiKeysRepository, ApiKeysService, KeyRing],
})
export class AccessModule {}
