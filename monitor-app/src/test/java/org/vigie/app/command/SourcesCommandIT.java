package org.vigie.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code vigie sources}: what scripts see of it, the exit status. */
class SourcesCommandIT {
  private static final String PAGE =
      """
      id: brunelles
      name: Brunelles
      type: page
      url: %s
      """;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private HttpServer town;

  @BeforeEach
  void open() throws IOException {
    town = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    town.createContext(
        "/",
        exchange -> {
          boolean there = exchange.getRequestURI().getPath().equals("/actes");
          byte[] page =
              (there ? "<title>Actes</title><main><h1>Actes</h1><p>Délibération 42</p></main>" : "")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(there ? 200 : 404, page.length == 0 ? -1 : page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    town.start();
    Files.createDirectories(folder.resolve("config/sources"));
    Files.writeString(
        folder.resolve("config/application.yml"),
        "vigie:\n  fetch:\n    allowed: [\"%s\"]\n".formatted(host()));
  }

  @AfterEach
  void close() {
    town.stop(0);
  }

  private String host() {
    return "127.0.0.1:" + town.getAddress().getPort();
  }

  @Test
  void try_ends_with_0_where_something_was_found_1_where_nothing_was_2_where_it_is_badly_written()
      throws IOException {
    assertThat(tries("http://" + host() + "/actes")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("type: page", "Actes");
    assertThat(tries("http://" + host() + "/absent")).isEqualTo(1);
    assertThat(tries("http://10.0.0.1/")).as("not to be asked at all").isEqualTo(1);
    assertThat(tries("brunelles")).isEqualTo(2);
    Path broken = Files.writeString(folder.resolve("a.yml"), "id: brunelles\ntype: pge\n");
    assertThat(tries(broken.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("a.yml:2:1: ");
  }

  @Test
  void check_ends_with_0_where_all_answer_1_where_one_does_not_2_where_one_is_badly_written()
      throws IOException {
    Path file = folder.resolve("config/sources/brunelles.yml");
    Files.writeString(file, PAGE.formatted("http://" + host() + "/actes"));
    assertThat(sources("check")).as(err.toString()).isZero();
    Files.writeString(file, PAGE.formatted("http://" + host() + "/absent"));
    assertThat(sources("check")).isEqualTo(1);
    assertThat(sources("check", "--offline")).isZero();
    Files.writeString(file, PAGE.formatted("ftp://brunelles.example"));
    assertThat(sources("check", "--offline")).isEqualTo(2);
    assertThat(err.toString()).contains("brunelles.yml:4:1: ");
  }

  @Test
  void pause_wants_a_reason() {
    assertThat(sources("pause", "brunelles")).isEqualTo(2);
    assertThat(err.toString()).contains("--reason");
  }

  private int tries(String what) {
    return sources("try", what);
  }

  private int sources(String... arguments) {
    List<String> all = new ArrayList<>(List.of("sources"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--config", folder.resolve("config").toString()));
    all.addAll(List.of("--data", folder.resolve("data").toString()));
    return Commands.run(
        new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
  }
}
