# One image for every service: what runs is the argument, as with ./millrace run.
ARG BUILD_IMAGE=maven:3.9-eclipse-temurin-25
ARG RUN_IMAGE=eclipse-temurin:25-jre

FROM ${BUILD_IMAGE} AS build
WORKDIR /build
COPY . .
RUN mvn -B -q -Dquick -pl lab -am package \
  && mkdir -p /app/lib \
  && cp lab/target/lab-*.jar /app/millrace.jar \
  && cp lab/target/lib/*.jar /app/lib/ \
  && { printf -- '-cp\n/app/millrace.jar'; find /app/lib -name '*.jar' | sort | while read -r jar; do printf ':%s' "$jar"; done; \
       printf '\n--enable-native-access=ALL-UNNAMED\n--sun-misc-unsafe-memory-access=allow\n'; } > /app/java.args

FROM ${RUN_IMAGE}
COPY --from=build /app /app
COPY deploy/docker/millrace deploy/docker/healthy /app/bin/
RUN mkdir -p /var/lib/millrace && chown 10001:10001 /var/lib/millrace \
  # Ten orders through every service teach the archive which classes they load.
  && java @/app/java.args -XX:ArchiveClassesAtExit=/app/millrace.jsa -Xlog:cds=error io.millrace.lab.Main demo --exit --free-ports \
  && rm -rf /tmp/*
USER 10001:10001
WORKDIR /var/lib/millrace
VOLUME /var/lib/millrace
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=3 CMD ["/app/bin/healthy"]
ENTRYPOINT ["/app/bin/millrace"]
CMD ["--help"]
