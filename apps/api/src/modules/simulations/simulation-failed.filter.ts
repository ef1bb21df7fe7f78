import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type ApiRequest, problemOf } from '../../frame/index.ts';
import { SimulationFailedError } from './simulation-failed.ts';

/** Adds the verdicts to the problem document as `simulations`. */
@Catch(SimulationFailedError)
export class SimulationFailedFilter implements ExceptionFilter<SimulationFailedError> {
  catch(error: SimulationFailedError, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const problem = problemOf(error, http.getRequest<ApiRequest>().id);
    const reply = http.getResponse<FastifyReply>().status(problem.status);
    void reply.header('content-type', 'application/problem+json').send({ ...problem, simulations: error.verdicts });
  }
}
