import { createServer } from 'node:net';

/**
 * Keeps a port of the loopback address from others.
 * @returns {Promise<(() => Promise<void>) | null>} gives the port back; null when somebody listens on it
 */
export const holdPort = (port) =>
  new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', () => resolve(null));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      server.unref();
      resolve(() => new Promise((given) => server.close(() => given())));
    });
  });

/** A port that is free now. The system hands out another one each time, so several calls do not collide. */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
