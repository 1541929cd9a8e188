# emend in a container: the engine, its models and the dictionaries inside; no network and no root at run time.
#   docker build --target app -t emend .
#   docker run --rm --network none --read-only --tmpfs /tmp -v "$PWD/scans:/in:ro" -v "$PWD/out:/out" emend clean /in --out /out
# scripts/setup knows the packages, here as everywhere. tests/container builds and runs all of this.

FROM debian:bookworm-slim AS toolchain
WORKDIR /src
COPY scripts/setup scripts/setup
RUN scripts/setup build runtime test && rm -rf /var/lib/apt/lists/*

FROM toolchain AS check
COPY . .
RUN scripts/test && DESTDIR=/image cmake --install build/release --prefix /usr/local --strip

FROM debian:bookworm-slim AS app
COPY scripts/setup /usr/local/lib/emend/setup
RUN /usr/local/lib/emend/setup runtime && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin emend
COPY --from=check /image/usr/local /usr/local
ENV LC_ALL=C.UTF-8
USER 10001:10001
WORKDIR /out
ENTRYPOINT ["emend"]
CMD ["--help"]
