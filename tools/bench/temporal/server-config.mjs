const CONNECTIONS = 20;
const HOST = '127.0.0.1';

// As many writes of a shard at the same time as docker/temporal/dynamic-config.yaml allows.
const DYNAMIC_CONFIG = {
  'history.shardIOConcurrency': 4,
  'frontend.namespaceRPS': 24_000,
  'frontend.rps': 24_000,
  'matching.rps': 12_000,
  'history.rps': 30_000,
  'frontend.namespaceRPS.visibility': 1_000,
};

/** What a server of all four services reads: on PostgreSQL, on this machine alone. */
export function serverConfig({ shards, postgres, ports, dynamicConfigFile }) {
  const store = (databaseName) => ({
    sql: {
      pluginName: 'postgres12_pgx',
      databaseName,
      connectAddr: `${HOST}:${postgres.port}`,
      connectProtocol: 'tcp',
      user: 'postgres',
      password: postgres.password,
      maxConns: CONNECTIONS,
      maxIdleConns: CONNECTIONS,
      maxConnLifetime: '1h',
    },
  });
  const service = ([name, { grpc, membership }]) => [
    name,
    { rpc: { grpcPort: grpc, membershipPort: membership, bindOnIP: HOST } },
  ];
  return {
    log: { stdout: true, level: 'warn' },
    persistence: {
      numHistoryShards: shards,
      defaultStore: 'default',
      visibilityStore: 'visibility',
      datastores: { default: store('temporal'), visibility: store('temporal_visibility') },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: HOST } },
    services: Object.fromEntries(Object.entries(ports).map(service)),
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: {
          enabled: true,
          initialFailoverVersion: 1,
          rpcName: 'frontend',
          rpcAddress: `${HOST}:${ports.frontend.grpc}`,
        },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    dynamicConfigClient: { filepath: dynamicConfigFile, pollInterval: '60s' },
  };
}

/** Settings of a running server, as its file of them holds them. */
export const dynamicConfig = () =>
  Object.fromEntries(Object.entries(DYNAMIC_CONFIG).map(([name, value]) => [name, [{ value }]]));
