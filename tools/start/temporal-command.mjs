const DYNAMIC_CONFIG = {
  'system.enableActivityEagerExecution': true,
  // One machine: fewer partitions mean less forwarding between them.
  'matching.numTaskqueueReadPartitions': 1,
  'matching.numTaskqueueWritePartitions': 1,
  'frontend.namespaceRPS': 24000,
  'frontend.rps': 24000,
  'matching.rps': 12000,
  'history.rps': 30000,
  'frontend.namespaceRPS.visibility': 1000,
};

/**
 * Arguments of Temporal's dev server.
 * @param {{ port: number, namespaces?: readonly string[], uiPort?: number, databaseFile?: string, codecUrl?: string }} options
 * without `uiPort` there is no Web UI; without `databaseFile` everything is in memory
 */
export function temporalArguments({ port, namespaces = ['default'], uiPort, databaseFile, codecUrl }) {
  const flags = ['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port)];
  for (const namespace of namespaces) flags.push('--namespace', namespace);
  if (uiPort) flags.push('--ui-port', String(uiPort));
  else flags.push('--headless');
  if (databaseFile) {
    flags.push(
      '--db-filename',
      databaseFile,
      '--sqlite-pragma',
      'journal_mode=WAL',
      '--sqlite-pragma',
      'synchronous=FULL',
      // A run writes to some 70 indexes of the run list: they stay in memory (64 MiB), and pages that many runs write to
      // go from the log into the file once in a while (32 MiB) instead of every dozen runs.
      '--sqlite-pragma',
      'cache_size=-65536',
      '--sqlite-pragma',
      'wal_autocheckpoint=8192',
    );
  }
  if (codecUrl) flags.push('--ui-codec-endpoint', codecUrl);
  for (const [name, value] of Object.entries(DYNAMIC_CONFIG)) flags.push('--dynamic-config-value', `${name}=${value}`);
  return flags;
}
