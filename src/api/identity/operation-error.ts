import { ConflictException, NotFoundException } from '@nestjs/common';
import { OperationError } from '../../identity/operation.js';

/** Throws the problem that reports an impossible operation. */
export function throwOperationProblem(error: unknown): never {
  if (!(error instanceof OperationError)) throw error;
  if (error.code === 'not_found') throw new NotFoundException(error.message);
  throw new ConflictException(error.message);
}
