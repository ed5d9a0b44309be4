import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { ApiKeysRepository } from './api-keys.repository.js';
import { ApiKeysService } from './api-keys.service.js';
import { Authenticator } from './authenticator.js';

@Module({
  imports: [AuditModule],
  providers: [ApiKeysRepository, ApiKeysService, Authenticator],
  exports: [ApiKeysRepository, ApiKeysService, Authenticator],
})
export class AccessModule {}
