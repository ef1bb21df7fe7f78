# syntax=docker/dockerfile:1
# The API, with the built editor that it serves: one origin for pages, cookies and live updates.
# Build from the folder of the repository: docker build -f docker/api.Dockerfile .
FROM node:22-bookworm-slim AS build
WORKDIR /repository
COPY . .
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts
RUN npx nx run-many -t build -p api,editor --outputStyle=static
# Only what the API needs at run time stays, in exactly the versions of the lock file.
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --ignore-scripts -w apps/api

FROM node:22-bookworm-slim
ENV NODE_ENV=production FLOWKEEP_HOST=0.0.0.0 FLOWKEEP_PORT=4000 FLOWKEEP_EDITOR_DIR=/flowkeep/editor
WORKDIR /flowkeep/apps/api
COPY --from=build /repository/node_modules /flowkeep/node_modules
COPY --from=build /repository/apps/api/dist ./dist
COPY --from=build /repository/apps/editor/dist /flowkeep/editor
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.FLOWKEEP_PORT}/health/ready`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/main.js"]
