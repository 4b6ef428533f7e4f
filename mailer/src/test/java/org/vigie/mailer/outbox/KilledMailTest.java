package org.vigie.mailer.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Kill -9 between a match and the server's "250", at six points: every reader gets every find, and
 * what comes twice has the same Message-ID and the same bytes. {@code -Dvigie.kill.rounds} and
 * {@code -Dvigie.kill.seed} choose how often and where; the table of what happened is printed.
 */
class KilledMailTest {
  private static final Pattern MESSAGE_ID = Pattern.compile("(?m)^Message-ID:\\s*(\\S+)");
  private static final Pattern RECIPIENT = Pattern.compile("(?m)^To:\\s*(\\S+)");
  private static final Pattern FIND = Pattern.compile("/raa/2026-(\\d+)\\.pdf");
  private static final int MINUTES_THAT_END_A_LEASE = 11;

  private final int rounds = Integer.getInteger("vigie.kill.rounds", KillPoint.values().length);
  private final long seed = Long.getLong("vigie.kill.seed", System.nanoTime());
  private final AtomicReference<@Nullable Process> running = new AtomicReference<>();
  private final AtomicReference<@Nullable KillPoint> awaited = new AtomicReference<>();
  private int passes;

  @TempDir Path folder;

  @Test
  void a_mail_whose_sender_is_killed_arrives_and_is_never_seen_twice() throws Exception {
    Random random = new Random(seed);
    List<KillPoint> points = new ArrayList<>(List.of(KillPoint.values()));
    var kills = new EnumMap<KillPoint, Integer>(KillPoint.class);
    int finds = 2 * rounds + 1;
    KilledMailRun.prepare(folder, finds);
    List<String> mails;
    try (var server = new ScriptedSmtp()) {
      server
          .atCommand("MAIL", () -> reached(KillPoint.CLAIM))
          .inData(() -> reached(KillPoint.DATA))
          .afterAccepting(() -> reached(KillPoint.ACCEPTED));
      int minutes = 0;
      for (int round = 0; round < rounds; round++) {
        if (round % points.size() == 0) {
          Collections.shuffle(points, random);
        }
        KillPoint point = points.get(round % points.size());
        if (killedAt(point, 1 + random.nextInt(2), server.port(), minutes)) {
          kills.merge(point, 1, Integer::sum);
        }
        minutes += MINUTES_THAT_END_A_LEASE;
      }
      assertThat(killedAt(null, 1, server.port(), minutes)).as(errors()).isFalse();
      mails = List.copyOf(server.accepted);
    }

    Map<String, Set<String>> textsOfId =
        mails.stream()
            .collect(Collectors.groupingBy(m -> first(MESSAGE_ID, m), Collectors.toSet()));
    Map<String, Set<String>> idsOfReaderAndFind = new HashMap<>();
    for (String mail : mails) {
      Matcher find = FIND.matcher(mail);
      while (find.find()) {
        idsOfReaderAndFind
            .computeIfAbsent(first(RECIPIENT, mail) + " " + find.group(1), key -> new TreeSet<>())
            .add(first(MESSAGE_ID, mail));
      }
    }
    print(
        kills,
        "%d finds for 2 readers, %d never told, %d told by two mails"
            .formatted(
                finds,
                2 * finds - idsOfReaderAndFind.size(),
                idsOfReaderAndFind.values().stream().filter(ids -> ids.size() > 1).count()),
        "%d mails, %d accepted twice with the same Message-ID, %d of them with another text"
            .formatted(
                textsOfId.size(),
                mails.size() - textsOfId.size(),
                textsOfId.values().stream().filter(texts -> texts.size() > 1).count()));
    assertThat(kills).as("kills; seed %d; %s", seed, errors()).hasSize(KillPoint.values().length);
    assertThat(idsOfReaderAndFind).as("finds told to readers; seed %d", seed).hasSize(2 * finds);
    assertThat(idsOfReaderAndFind)
        .as("one mail tells a reader of a find; seed %d", seed)
        .allSatisfy((told, ids) -> assertThat(ids).as(told).hasSize(1));
    assertThat(textsOfId)
        .as("what comes twice is the same to the byte; seed %d", seed)
        .allSatisfy((id, texts) -> assertThat(texts).as(id).hasSize(1));
    assertThat(
            JdbcClient.create(KilledMailRun.database(folder))
                .sql("select distinct state from outbox")
                .query(String.class)
                .list())
        .containsExactly("SENT");
  }

  /** Whether the run was killed when it came to the point; false where it came to its end. */
  private boolean killedAt(@Nullable KillPoint point, int passes, int port, int minutes)
      throws IOException, InterruptedException {
    Process run = KilledMailRun.start(folder, port, minutes);
    this.passes = passes;
    awaited.set(point);
    running.set(run);
    boolean ended = false;
    try (var lines = new BufferedReader(new InputStreamReader(run.getInputStream(), UTF_8));
        var permission = run.outputWriter(UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals("end")) {
          ended = true;
        } else if (!reached(KillPoint.valueOf(line))) {
          permission.write("go\n");
          permission.flush();
        }
      }
    } catch (IOException killed) {
      // The pipe of a killed process breaks.
    }
    int exit = run.waitFor();
    assertThat(ended || exit == 137).as("exit %d; %s", exit, errors()).isTrue();
    return !ended;
  }

  private boolean reached(KillPoint point) {
    Process run = running.get();
    if (run == null || awaited.get() != point || --passes > 0) {
      return false;
    }
    awaited.set(null);
    run.destroyForcibly();
    return true;
  }

  private String errors() throws IOException {
    return Files.readString(folder.resolve("errors.log"));
  }

  private void print(Map<KillPoint, Integer> kills, String finds, String mails) {
    var table = new StringBuilder("\nKill -9, seed " + seed + "\n");
    kills.forEach((point, n) -> table.append("%-24s %4d kills\n".formatted(point.words, n)));
    System.out.println(table.append(finds).append('\n').append(mails).append('\n'));
  }

  private static String first(Pattern pattern, String mail) {
    Matcher found = pattern.matcher(mail);
    assertThat(found.find()).as("%s in %s", pattern, mail).isTrue();
    return found.group(1);
  }
}
