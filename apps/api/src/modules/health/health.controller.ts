import { Controller, Get, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../../frame/index.ts';
import { HealthService } from './health.service.ts';
import type { LivenessDto, ReadinessDto } from './health.dto.ts';

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  /** The process is alive. Says nothing of what it depends on. */
  @Get('live')
  @Public()
  live(): LivenessDto {
    return { status: 'alive' };
  }

  /** Whether requests can be served; 503 while they cannot. Names what is missing. */
  @Get('ready')
  @Public()
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadinessDto> {
    const readiness = await this.health.readiness();
    void reply.status(readiness.status === 'not-ready' ? 503 : 200);
    return readiness;
  }
}
