import { connect } from 'node:net';
import { SignIn } from '@flowkeep/accounts';
import type { ApiConfig } from '@flowkeep/config';
import { missingMigrations, TransactionRunner } from '@flowkeep/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { API_CONFIG } from '../../frame/index.ts';
import type { MissingPartDto, ReadinessDto } from './health.dto.ts';

/** How long one check may take, milliseconds. */
const PATIENCE = 2_000;

const NO_DATABASE = { name: 'database', detail: 'PostgreSQL does not answer. Requests fail until it does.' };
const OLD_SCHEMA = { name: 'schema', detail: 'The schema is older than this program. Run the migrations.' };
const NO_SIGN_IN = { name: 'sign-in', detail: 'The role flowkeep_auth cannot reach its tables. Nobody can sign in.' };
const NO_TEMPORAL = { name: 'temporal', detail: 'Temporal does not answer. Events are kept and run when it does.' };

/** Asks what the API depends on whether it is there. */
@Injectable()
export class HealthService {
  constructor(
    private readonly runner: TransactionRunner,
    private readonly signIn: SignIn,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  async readiness(): Promise<ReadinessDto> {
    const [schema, signIn, temporal] = await Promise.all([this.schema(), this.auth(), this.temporal()]);
    const missing = [schema, signIn, temporal].filter((part) => part !== null);
    if (missing.length === 0) return { status: 'ready', missing };
    return { status: missing.every((part) => part === NO_TEMPORAL) ? 'degraded' : 'not-ready', missing };
  }

  private async schema(): Promise<MissingPartDto | null> {
    try {
      const missing = await inTime(missingMigrations(this.runner));
      return missing.length === 0 ? null : OLD_SCHEMA;
    } catch {
      return NO_DATABASE;
    }
  }

  private async auth(): Promise<MissingPartDto | null> {
    return inTime(this.signIn.check()).then(
      () => null,
      () => NO_SIGN_IN,
    );
  }

  private async temporal(): Promise<MissingPartDto | null> {
    const [host = '', port = ''] = this.config.temporalAddress.split(/:(?=\d+$)/);
    return new Promise((resolve) => {
      const socket = connect({ host, port: Number(port) });
      const end = (result: MissingPartDto | null): void => {
        socket.destroy();
        resolve(result);
      };
      socket.setTimeout(PATIENCE, () => end(NO_TEMPORAL));
      socket.once('connect', () => end(null));
      socket.once('error', () => end(NO_TEMPORAL));
    });
  }
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), PATIENCE);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
