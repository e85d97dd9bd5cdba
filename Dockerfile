# Two stages: the first builds with all tools, the second holds what runs. `docker build -t lectern .`
FROM node:22-bookworm-slim AS build
# better-sqlite3 and argon2 come ready-made for usual machines; elsewhere these compile them.
RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*
WORKDIR /lectern
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN node bin/build.js && npm prune --omit=dev --no-audit --no-fund

FROM node:22-bookworm-slim
# tini hands signals on and reaps what ended; the client of PostgreSQL takes its backups (in its own Debian version: see docs/operating.md).
RUN apt-get update && apt-get install -y --no-install-recommends tini postgresql-client ca-certificates tzdata \
  && rm -rf /var/lib/apt/lists/* && mkdir /data && chown node:node /data
WORKDIR /lectern
COPY --from=build --chown=root:root /lectern/package.json /lectern/LICENSE /lectern/THIRD-PARTY.md ./
COPY --from=build --chown=root:root /lectern/node_modules ./node_modules
COPY --from=build --chown=root:root /lectern/build ./build
COPY --from=build --chown=root:root /lectern/migrations ./migrations
COPY --from=build --chown=root:root /lectern/sample ./sample
# The operator's tool: `docker compose exec lectern lectern doctor`
RUN printf '%s\n' '#!/bin/sh' 'exec node /lectern/tool.mjs "$@"' > /usr/local/bin/lectern && chmod +x /usr/local/bin/lectern \
  && echo 'import { main } from "./build/lectern.js"; await main(process.argv, "/lectern");' > /lectern/tool.mjs
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["/usr/bin/tini", "--"]
CMD ["node", "build/server.js"]
