import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { WorkerConfig } from '@flowkeep/config';
import { waitFor } from '@flowkeep/testing';

/** A worker in a process of its own, so that it can be killed. */
export class WorkerProcess {
  private child: ChildProcess | null = null;
  private port = 0;

  constructor(private readonly config: WorkerConfig) {}

  /** Resolves when it is ready to work. */
  async start(): Promise<void> {
    this.port = await freePort();
    this.child = spawn(process.execPath, ['--import', '@swc-node/register/esm-register', 'src/main.ts'], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      stdio: 'ignore',
      env: { ...process.env, ...environmentOf(this.config), FLOWKEEP_WORKER_PORT: String(this.port) },
    });
    const ready = async (): Promise<boolean> => (await fetch(`http://127.0.0.1:${String(this.port)}/health/ready`)).ok;
    await waitFor(ready, { timeout: 180_000, every: 200, what: 'The worker' });
  }

  /** As the kernel would: nothing is drained or said. */
  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  stop(): Promise<void> {
    return this.end('SIGTERM');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    this.child = null;
    if (child === null || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}

function environmentOf(config: WorkerConfig): Record<string, string> {
  return {
    FLOWKEEP_DATABASE_URL: config.databaseUrl,
    FLOWKEEP_ROOT_KEY: config.rootKey,
    FLOWKEEP_URL: config.publicUrl,
    FLOWKEEP_HOST: config.host,
    FLOWKEEP_WHATSAPP_URL: config.whatsappUrl,
    FLOWKEEP_OPENAI_URL: config.openaiUrl,
    FLOWKEEP_ALLOW_PRIVATE_HTTP: String(config.allowPrivateHttp),
    FLOWKEEP_WORKER_PROCESSES: String(config.processes),
    TEMPORAL_ADDRESS: config.temporalAddress,
    TEMPORAL_NAMESPACE: config.temporalNamespace,
    LOG_LEVEL: 'warn',
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
