# The image, for amd64 and arm64: all dependencies have wheels for both, so that nothing
# is compiled and no step names a platform.
# The digest is that of the index of all platforms, of the tag before it: change both together.
ARG PYTHON=python:3.13.15-slim-trixie@sha256:7c61056e61ac89e852de05f3dc6fa51a6dd2181797bceed46aa725dd7cb2cd3b

FROM ${PYTHON} AS graphiql
# hadolint ignore=DL3008
RUN apt-get update && apt-get install -y --no-install-recommends npm && rm -rf /var/lib/apt/lists/*
WORKDIR /src/graphiql
COPY graphiql/package.json graphiql/package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund && npm run copy

FROM ${PYTHON} AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore
WORKDIR /src
# pip stays in this stage. The environment for the image has none.
RUN python -m venv --without-pip /opt/storefront-sandbox
COPY requirements/runtime.txt requirements/build.txt requirements/
RUN pip --python /opt/storefront-sandbox/bin/python install \
      --require-hashes --only-binary :all: -r requirements/runtime.txt \
 && pip install --require-hashes --only-binary :all: -r requirements/build.txt
# The code comes last, so that a change does not reinstall the dependencies.
COPY pyproject.toml README.md LICENSE schema.graphql customer-account.graphql ./
COPY docs docs
COPY fixtures fixtures
COPY starter starter
COPY sandbox sandbox
COPY --from=graphiql /src/sandbox/dashboard/graphiql sandbox/dashboard/graphiql
COPY storefront_sandbox storefront_sandbox
RUN pip wheel --no-index --no-deps --no-build-isolation --wheel-dir /dist . \
 && pip --python /opt/storefront-sandbox/bin/python install --no-index --no-deps /dist/*.whl
# Files that a start loads instead of the schema files, since the image cannot write them.
RUN /opt/storefront-sandbox/bin/storefront-sandbox schema derive

FROM ${PYTHON}
# A number, not a name, so that Kubernetes' runAsNonRoot can check it.
USER 10001:10001
COPY --from=build /opt/storefront-sandbox /opt/storefront-sandbox
# Nothing is written to disk, so the root file system may be read-only.
ENV PATH=/opt/storefront-sandbox/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
EXPOSE 7467
HEALTHCHECK --interval=5s --timeout=5s --start-period=10s --retries=3 \
  CMD ["python", "-m", "sandbox.ready"]
ENTRYPOINT ["storefront-sandbox"]
CMD ["serve", "--host", "0.0.0.0"]
