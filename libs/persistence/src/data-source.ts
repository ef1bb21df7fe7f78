import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { entities } from './entities.ts';
import { SnakeNamingStrategy } from './snake-naming-strategy.ts';

export interface DataSourceOptions {
  /** Most connections this process holds. */
  readonly poolSize?: number;
  /** How long a caller waits for a free connection before it is told that the database is busy, milliseconds. */
  readonly connectTimeout?: number;
}

/**
 * The connection pool of the domain, in the role that row security binds. It connects when it is initialised;
 * a pooled connection that dies is replaced by the next caller.
 */
export function createDataSource(url: string, options: DataSourceOptions = {}): DataSource {
  const connectTimeout = options.connectTimeout ?? 5_000;
  return new DataSource({
    type: 'postgres',
    url,
    entities: [...entities],
    namingStrategy: new SnakeNamingStrategy(),
    synchronize: false,
    logging: false,
    poolSize: options.poolSize ?? 10,
    connectTimeoutMS: connectTimeout,
    // An idle connection that the server drops is no reason to end the process.
    poolErrorHandler: () => undefined,
    extra: { connectionTimeoutMillis: connectTimeout, idleTimeoutMillis: 30_000, application_name: 'flowkeep' },
  });
}
