import { Controller, Get, Header, Inject, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { CONFIG, type Config } from '../config/config.js';
import { CONSOLE_FILES, type ConsoleFiles } from './console/console-files.js';
import { GuideFiles } from './console/guide-files.js';
import { sendFile } from './console/send-file.js';
import { ApiProblem } from './openapi/api-problem.js';
import { ApiReply } from './openapi/api-reply.js';
import { Root } from './root.reply.js';
import { varyBy } from './vary.js';

const LINKS: Root['links'] = {
  markets: '/markets',
  data: '/data',
  assets: '/assets',
  stats: '/stats',
  sources: '/sources',
  runs: '/runs',
  feeds: '/feeds',
  health: '/health',
  metrics: '/metrics',
  docs: '/docs',
  openapi: '/docs-json',
};

/** Entry point of the service: the console for browsers, links for programs. */
@ApiTags('operation')
@Controller()
export class RootController {
  private readonly guide: GuideFiles;

  constructor(
    @Inject(CONSOLE_FILES) private readonly console: ConsoleFiles | null,
    @Inject(CONFIG) { GUIDE_DIR }: Config,
  ) {
    this.guide = new GuideFiles(GUIDE_DIR);
  }

  @Get()
  @Header('cache-control', 'no-cache')
  @ApiOperation({
    summary: 'List entry points',
    description: 'Links to the main resources. Browsers get the console instead.',
  })
  @ApiReply(Root, 'Links to the main resources.')
  @ApiResponse({
    status: 302,
    description: 'A redirect to /docs, for clients that prefer HTML, if the console was not built.',
  })
  @ApiProblem(429)
  getRoot(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Root | undefined {
    varyBy(reply, 'accept');
    const type = new Negotiator(request.raw).mediaType(['application/json', 'text/html']);
    if (type !== 'text/html') {
      const links = this.guide.isBuilt ? { ...LINKS, guide: '/guide' } : LINKS;
      return { service: 'kasparro', links };
    }
    if (this.console) void sendFile(request, reply, this.console.page);
    else void reply.redirect('/docs', 302);
    return undefined;
  }
}
