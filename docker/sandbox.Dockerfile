# syntax=docker/dockerfile:1
# The sandbox: stand-ins for WhatsApp and OpenAI, to try the product without accounts anywhere. Never in production.
# Build from the folder of the repository: docker build -f docker/sandbox.Dockerfile .
FROM node:22-bookworm-slim AS build
WORKDIR /repository
COPY . .
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts
RUN npx nx run-many -t build -p sandbox --outputStyle=static
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --ignore-scripts -w apps/sandbox

FROM node:22-bookworm-slim
ENV NODE_ENV=production FLOWKEEP_HOST=0.0.0.0 FLOWKEEP_SANDBOX_PORT=4300
WORKDIR /flowkeep/apps/sandbox
COPY --from=build /repository/node_modules /flowkeep/node_modules
COPY --from=build /repository/apps/sandbox/dist ./dist
USER node
EXPOSE 4300
HEALTHCHECK --interval=10s --timeout=5s --start-period=15s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.FLOWKEEP_SANDBOX_PORT}/health/live`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/main.js"]
