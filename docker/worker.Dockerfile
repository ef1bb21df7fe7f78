# syntax=docker/dockerfile:1
# The worker: Temporal workers and the event dispatcher.
# Not Alpine: Temporal's core is built for glibc only.
# Build from the folder of the repository: docker build -f docker/worker.Dockerfile .
FROM node:22-bookworm-slim AS build
WORKDIR /repository
COPY . .
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts
RUN npx nx run-many -t build -p worker --outputStyle=static
# Only what the worker needs at run time stays, in exactly the versions of the lock file.
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --ignore-scripts -w apps/worker

FROM node:22-bookworm-slim
# The core of Temporal's SDK trusts the system's certificates.
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production FLOWKEEP_HOST=0.0.0.0 FLOWKEEP_WORKER_PORT=4100
WORKDIR /flowkeep/apps/worker
COPY --from=build /repository/node_modules /flowkeep/node_modules
COPY --from=build /repository/apps/worker/dist ./dist
USER node
EXPOSE 4100
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.FLOWKEEP_WORKER_PORT}/health/ready`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/main.js"]
