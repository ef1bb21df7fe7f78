import { once } from 'node:events';
import { createServer } from 'node:net';
import { freePort, holdPort } from './free-port.mjs';
import { takePorts } from './ports.mjs';

const variables = ['FLOWKEEP_PORT', 'FLOWKEEP_WORKER_PORT', 'FLOWKEEP_SANDBOX_PORT', 'FLOWKEEP_POSTGRES_PORT'];
const others = ['FLOWKEEP_TEMPORAL_PORT', 'FLOWKEEP_TEMPORAL_UI_PORT'];

async function freeEnvironment() {
  const env = {};
  for (const name of [...variables, ...others]) env[name] = String(await freePort());
  return env;
}

describe('takePorts', () => {
  it('takes the ports that are asked for, says nothing, and keeps them until they are needed', async () => {
    const said = [];
    const env = await freeEnvironment();
    const { ports, release } = await takePorts((line) => said.push(line), env);
    expect(ports.api).toBe(Number(env.FLOWKEEP_PORT));
    expect(said).toEqual([]);
    expect(await holdPort(ports.api)).toBeNull();
    await release('api');
    expect(await holdPort(ports.api)).not.toBeNull();
  });

  it('names a busy port and takes another', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const busy = server.address().port;
    const said = [];
    const { ports } = await takePorts((line) => said.push(line), {
      ...(await freeEnvironment()),
      FLOWKEEP_PORT: String(busy),
    });
    server.close();
    expect(ports.api).toBeGreaterThan(busy);
    expect(said).toEqual([`Port ${busy} is busy: Flowkeep takes ${ports.api}.`]);
  });

  it('never gives one port to two servers', async () => {
    const port = String(await freePort());
    const env = Object.fromEntries([...variables, ...others].map((name) => [name, port]));
    const ports = Object.values((await takePorts(() => {}, env)).ports);
    expect(new Set(ports).size).toBe(ports.length);
  });

  it('refuses what is no port, naming the variable', async () => {
    await expect(takePorts(() => {}, { FLOWKEEP_SANDBOX_PORT: 'phone' })).rejects.toThrow(
      'FLOWKEEP_SANDBOX_PORT is "phone"',
    );
  });
});
