# syntax=docker/dockerfile:1
# Lintel in a container: one program with all its assets, its data in a volume.
#
#   docker build --tag lintel .
#   docker run --publish 3000:3000 --volume lintel:/var/lib/lintel lintel
#   docker logs …        the first start prints a one-time link for the first administrator
#
# Settings are LINTEL_… variables. GET /healthz and /readyz are for the probes; SIGTERM drains.
# The build is that of a checkout (`cargo xtask`); caches make the second one quick.

FROM node:22-bookworm-slim AS node

FROM rust:1.95-bookworm AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
# clang-14's library is where .cargo/config.toml looks for it.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends clang libclang-dev cmake g++ \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY . .
ENV LINTEL_CACHE=/cache CARGO_TARGET_DIR=/cache/target
RUN --mount=type=cache,target=/cache --mount=type=cache,target=/usr/local/cargo/registry \
    cargo xtask web \
    && cargo build --release --package server \
    && install -m 755 /cache/target/release/lintel /lintel

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates tzdata \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /var/lib/lintel --create-home lintel
COPY --from=build /lintel /usr/local/bin/lintel
USER lintel
WORKDIR /var/lib/lintel
VOLUME /var/lib/lintel
ENV LINTEL_DATABASE="rocksdb:///var/lib/lintel/database?sync=every" \
    LINTEL_FILES=/var/lib/lintel/files \
    LINTEL_LISTEN=0.0.0.0:3000
EXPOSE 3000
STOPSIGNAL SIGTERM
ENTRYPOINT ["/usr/local/bin/lintel"]
CMD ["serve"]
