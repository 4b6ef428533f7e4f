package org.vigie.scrapers.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of a worker: the JVM and class path that run this program, with small limits.
 *
 * <p>C1 only and the serial collector: a worker lives on short bursts beside its service, and a
 * cold one must answer within a second or two.
 */
final class WorkerCommand {
  private WorkerCommand() {}

  static List<String> serving(ReadingSettings settings, Limits limits, Path temporary) {
    var command = jvm(settings, temporary);
    Path cache = settings.aotCache();
    if (cache != null && Files.isRegularFile(cache)) {
      // auto: a cache of another JDK or class path is ignored, not an error.
      command.addAll(List.of("-XX:AOTMode=auto", "-XX:AOTCache=" + cache.toAbsolutePath()));
    }
    return withMain(command, limits);
  }

  static List<String> training(
      ReadingSettings settings, Path temporary, Path cache, List<Path> files) {
    var command = jvm(settings, temporary);
    command.add("-XX:AOTCacheOutput=" + cache.toAbsolutePath());
    var whole = withMain(command, Limits.DEFAULT);
    whole.add(ParserWorker.TRAIN);
    files.forEach(file -> whole.add(file.toAbsolutePath().toString()));
    return whole;
  }

  static String javaCommand() {
    return ProcessHandle.current()
        .info()
        .command()
        .filter(command -> Path.of(command).getFileName().toString().startsWith("java"))
        .orElse(Path.of(System.getProperty("java.home"), "bin", "java").toString());
  }

  static ProcessBuilder process(List<String> command) {
    var builder = new ProcessBuilder(command);
    // Options meant for the service (a debugger's port, a heap) must not reach its workers.
    builder
        .environment()
        .keySet()
        .removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
    return builder;
  }

  static Path temporaryFolder() throws IOException {
    return Files.createTempDirectory("vigie-reading");
  }

  private static List<String> jvm(ReadingSettings settings, Path temporary) {
    var command = new ArrayList<String>();
    command.add(javaCommand());
    command.addAll(
        List.of(
            "-Xmx" + settings.memoryMegabytes() + "m",
            "-XX:MaxMetaspaceSize=192m",
            "-XX:MaxDirectMemorySize=64m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            // A JVM that a file brings down leaves its report where everything of it is deleted.
            "-XX:ErrorFile=" + temporary.resolve("crash.log"),
            "-XX:-CreateCoredumpOnCrash",
            // The JVM's own words must not fall between the frames on standard output.
            "-XX:+DisplayVMOutputToStderr",
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            "-Djava.awt.headless=true",
            "-Djava.io.tmpdir=" + temporary,
            "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
            "-Dlog4j2.loggerContextFactory=org.apache.logging.log4j.simple.SimpleLoggerContextFactory",
            "-Dorg.apache.logging.log4j.simplelog.level=OFF",
            "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog"));
    command.addAll(NoNetwork.processOptions());
    return command;
  }

  private static List<String> withMain(List<String> command, Limits limits) {
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            ParserWorker.class.getName(),
            limits.asArgument()));
    return command;
  }
}
