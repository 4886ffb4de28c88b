# The load generator and the command line, without a build tool: docs/scaling-out.md. Gatling's own HTML report is not made
# (-nr), so that its Highcharts module, which is not open source, is not in the image.
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY . .
RUN mvn -B -ntp -DskipTests package \
      org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies \
      -DincludeScope=compile -DoutputDirectory=target/lib

FROM eclipse-temurin:17-jre
COPY --from=build /build/target/lib /opt/llm-perf/lib
COPY --from=build /build/target/classes /opt/llm-perf/classes
COPY --from=build /build/target/test-classes/simulations /opt/llm-perf/classes/simulations
COPY --from=build /build/target/test-classes/feeders /opt/llm-perf/classes/feeders
COPY --from=build /build/target/test-classes/gatling.conf /build/target/test-classes/logback-test.xml /opt/llm-perf/classes/
COPY --from=build /build/target/llm-perf.jar /opt/llm-perf/
COPY --from=build /build/deploy/image/injector /build/deploy/image/judge /opt/llm-perf/bin/
RUN useradd --system --uid 10001 --no-create-home llm-perf \
 && mkdir /results && chown 10001 /results
USER 10001
WORKDIR /tmp
ENTRYPOINT ["/opt/llm-perf/bin/injector"]
