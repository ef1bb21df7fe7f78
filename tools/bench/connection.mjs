import { once } from 'node:events';
import { connect } from 'node:net';

const HEAD_END = '\r\n\r\n';

/** Status of an answer that has come in whole, else null. */
function readStatus(received) {
  const headEnd = received.indexOf(HEAD_END);
  if (headEnd < 0) return null;
  const length = /\r\ncontent-length: *(\d+)/i.exec(received.slice(0, headEnd));
  if (length === null) throw new Error('The answer does not say how long it is.');
  const whole = headEnd + HEAD_END.length + Number(length[1]);
  return received.length < whole ? null : Number(received.slice(9, 12));
}

/**
 * A connection that stays open, for one request at a time. Written by hand because what the sender costs is taken from
 * the machine that is measured.
 * @returns {Promise<{ post: (path: string, headers: string[], body: string) => Promise<number>, close: () => void }>}
 */
export async function openConnection(port) {
  const socket = connect(port, '127.0.0.1').setNoDelay(true).setEncoding('latin1');
  await once(socket, 'connect');
  let received = '';
  let waiting = null;
  const settle = (outcome, value) => {
    const { [outcome]: tell } = waiting ?? {};
    waiting = null;
    received = '';
    tell?.(value);
  };
  socket.on('data', (chunk) => {
    received += chunk;
    try {
      const status = readStatus(received);
      if (status !== null) settle('resolve', status);
    } catch (error) {
      socket.destroy(error);
    }
  });
  socket.on('error', (error) => settle('reject', error));
  socket.on('close', () => settle('reject', new Error('The connection was closed.')));
  return {
    post: (path, headers, body) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        const length = `content-length: ${Buffer.byteLength(body)}`;
        const lines = [`POST ${path} HTTP/1.1`, `host: 127.0.0.1:${port}`, 'content-type: application/json', length];
        socket.write(`${[...lines, ...headers].join('\r\n')}${HEAD_END}${body}`);
      }),
    close: () => socket.destroy(),
  };
}
