package org.vigie.scrapers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sentences of this module: all there, in both languages, and none that nobody says. */
class MessageKeysTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final List<String> PREFIXES =
      List.of("connector.", "decp.", "fetch.", "guess.", "notice.", "scdl.", "setting.");
  private static final Pattern KEY =
      Pattern.compile("\"((?:connector|decp|fetch|guess|notice|scdl|setting)\\.[a-z.-]+)\"");

  @Test
  void every_key_in_the_code_has_a_sentence_in_french_and_english() throws IOException {
    assertThat(keys(Locale.FRENCH)).containsAll(keysInCode());
    assertThat(keys(Locale.ENGLISH)).isEqualTo(keys(Locale.FRENCH));
  }

  @Test
  void no_sentence_is_without_use() throws IOException {
    Set<String> ours =
        keys(Locale.FRENCH).stream()
            .filter(key -> PREFIXES.stream().anyMatch(key::startsWith))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(keysInCode()).containsAll(ours);
  }

  private static Set<String> keys(Locale locale) {
    var noFallback =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    return new TreeSet<>(
        ResourceBundle.getBundle("messages/scrapers", locale, noFallback).keySet());
  }

  private static Set<String> keysInCode() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      Set<String> keys = new TreeSet<>();
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        KEY.matcher(Files.readString(file)).results().forEach(found -> keys.add(found.group(1)));
      }
      return keys;
    }
  }
}
