import { type ArgumentsHost, Catch, type ExceptionFilter, Inject, Injectable } from '@nestjs/common';
import { type DomainError, ERROR_POLICIES } from '@flowkeep/contracts';
import type { FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import type { ApiRequest } from './api-request.ts';
import { errorFacts } from './error-facts.ts';
import { LOGGER } from './logger.token.ts';
import { asDomainError, problemOf } from './problem.ts';

/** Turns every error into a problem document, and logs it as loudly as its code says. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<ApiRequest>();
    const reply = http.getResponse<FastifyReply>();
    const error = asDomainError(thrown);
    const level = ERROR_POLICIES[error.code].log;
    this.logger[level](this.factsOf(error, request.id), error.status >= 500 ? 'Request failed.' : 'Request refused.');
    // A stream that has begun cannot become an error answer any more.
    if (reply.sent || reply.raw.headersSent) return void reply.raw.destroy();
    const problem = problemOf(error, request.id);
    void reply.status(problem.status).header('content-type', 'application/problem+json').send(problem);
  }

  private factsOf(error: DomainError, requestId: string): object {
    const facts = { requestId, code: error.code };
    return error.status < 500 ? facts : { ...facts, error: errorFacts(error.cause ?? error) };
  }
}
