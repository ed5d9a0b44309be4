import { Injectable } from '@nestjs/common';
import { ThrottlerGuard } from '@nestjs/throttler';

/** Says what is left in the headers of draft-ietf-httpapi-ratelimit-headers. */
@Injectable()
export class ThrottleGuard extends ThrottlerGuard {
  protected override headerPrefix = 'RateLimit';
}
