# The server, in layers by how often they change: an upgrade sends a few megabytes. Needs target/*.jar of mvn package.
FROM eclipse-temurin:17-jre AS layers
WORKDIR /build
COPY target/quality-safety-*.jar application.jar
RUN java -Djarmode=tools -jar application.jar extract --layers --destination layers

FROM eclipse-temurin:17-jre
RUN useradd --system --uid 10001 --no-create-home quality-safety
ENV TZ=Asia/Shanghai
WORKDIR /quality-safety
COPY --from=layers /build/layers/dependencies/ ./
COPY --from=layers /build/layers/snapshot-dependencies/ ./
COPY --from=layers /build/layers/application/ ./
USER quality-safety
EXPOSE 8080
# Half of a container's memory is for the heap unless told otherwise: a quarter would be the default. A process
# that has run out of memory ends, to be started again: whatever thread it hit would be missing for ever.
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=50 -XX:+ExitOnOutOfMemoryError"
ENTRYPOINT ["java", "-jar", "application.jar"]
