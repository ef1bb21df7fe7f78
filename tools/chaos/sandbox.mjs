const TIMEOUT = 15_000;

/** The sandbox as the outside world sees it: phones, and what can go wrong. */
export function openSandbox(url) {
  const call = async (method, path, body) => {
    const response = await fetch(`${url}/control${path}`, {
      method,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`The sandbox answered ${response.status} to ${path}: ${text}`);
    return text === '' ? null : JSON.parse(text);
  };
  return {
    /** All messages of all phones, without the `from` oldest. */
    messages: (from = 0) => call('GET', `/whatsapp/messages?from=${from}`),
    write: (from, text, name) => call('POST', '/whatsapp/inbound', { from, text, name }),
    addFault: (fault) => call('POST', '/faults', { target: 'whatsapp', count: 1, ...fault }),
    clearFaults: () => call('DELETE', '/faults'),
    pendingCallbacks: async () => (await call('GET', '/pending-callbacks')).count,
  };
}
