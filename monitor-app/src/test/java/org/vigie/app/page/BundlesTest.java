package org.vigie.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people read is there in both languages, and nothing is kept that nobody reads. */
class BundlesTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern IN_TEMPLATE = Pattern.compile("#\\{([a-z][\\w.-]*)[}(]");
  private static final Pattern IN_JAVA =
      Pattern.compile("(?:say|words)\\.text\\(\\s*\"([\\w.-]*[\\w])\"");

  static Stream<Path> bundles() throws IOException {
    try (Stream<Path> modules = Files.list(ROOT)) {
      return modules
          .map(module -> module.resolve("src/main/resources/messages"))
          .filter(Files::isDirectory)
          .flatMap(BundlesTest::list)
          .filter(file -> file.toString().endsWith(".properties"))
          .filter(file -> !file.toString().endsWith("_en.properties"))
          .toList()
          .stream();
    }
  }

  private static Stream<Path> list(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList().stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void a_bundle_has_the_same_keys_and_arguments_in_both_languages(Path french) {
    Properties inFrench = read(french);
    Properties inEnglish =
        read(Path.of(french.toString().replace(".properties", "_en.properties")));
    assertThat(inEnglish.stringPropertyNames())
        .as(french.toString())
        .containsExactlyInAnyOrderElementsOf(inFrench.stringPropertyNames());
    for (String key : inFrench.stringPropertyNames()) {
      assertThat(arguments(inEnglish.getProperty(key), Locale.ENGLISH))
          .as("arguments of %s in %s", key, french)
          .isEqualTo(arguments(inFrench.getProperty(key), Locale.FRENCH));
    }
  }

  @Test
  void a_key_stands_in_one_bundle() throws IOException {
    Map<String, List<String>> placesOfKey =
        bundles()
            .filter(bundle -> !bundle.endsWith("command.properties"))
            .flatMap(bundle -> read(bundle).stringPropertyNames().stream())
            .collect(Collectors.groupingBy(key -> key));
    assertThat(placesOfKey.values()).as("keys").allSatisfy(key -> assertThat(key).hasSize(1));
  }

  private static int arguments(String sentence, Locale locale) {
    return new MessageFormat(sentence, locale).getFormatsByArgumentIndex().length;
  }

  @Test
  void every_sentence_that_a_page_asks_for_is_there() {
    Set<String> known = new TreeSet<>();
    Stream.of("monitor-app", "monitor-core", "scrapers", "mailer")
        .map(module -> ROOT.resolve(module + "/src/main/resources/messages"))
        .flatMap(BundlesTest::list)
        .forEach(file -> known.addAll(read(file).stringPropertyNames()));
    Set<String> asked = new TreeSet<>();
    sources("monitor-app")
        .forEach(
            file -> {
              boolean template = file.toString().endsWith(".html");
              Matcher key = (template ? IN_TEMPLATE : IN_JAVA).matcher(text(file));
              key.results().map(found -> found.group(1)).forEach(asked::add);
            });
    assertThat(asked).hasSizeGreaterThan(200);
    assertThat(known).containsAll(asked);
  }

  @Test
  void no_sentence_of_the_pages_is_kept_that_nobody_reads() {
    String everything =
        Stream.of("monitor-app", "monitor-core", "scrapers", "mailer")
            .flatMap(BundlesTest::sources)
            .map(BundlesTest::text)
            .collect(Collectors.joining("\n"));
    Set<String> unread =
        read(messages("monitor-app", "app")).stringPropertyNames().stream()
            .filter(key -> !read(everything, key))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(unread).isEmpty();
  }

  /**
   * The key itself, or a literal beginning that ends in a dot or a literal end that begins with
   * one, to which code adds a word.
   */
  private static boolean read(String everything, String key) {
    if (Pattern.compile("[\"'{]" + Pattern.quote(key) + "[\"'}(]").matcher(everything).find()) {
      return true;
    }
    for (int dot = key.indexOf('.'); dot > 0; dot = key.indexOf('.', dot + 1)) {
      String beginning = key.substring(0, dot + 1);
      if (everything.contains('"' + beginning + '"')
          || everything.contains("'" + beginning + "'")
          || everything.contains('"' + beginning + "%s")
          || everything.contains("'" + key.substring(dot) + "'")
          || everything.contains('"' + key.substring(dot) + '"')) {
        return true;
      }
    }
    return false;
  }

  private static Path messages(String module, String name) {
    return ROOT.resolve(module + "/src/main/resources/messages/" + name + ".properties");
  }

  private static Stream<Path> sources(String module) {
    return list(ROOT.resolve(module + "/src/main"))
        .filter(file -> file.toString().endsWith(".java") || file.toString().endsWith(".html"));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Properties read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return properties;
  }
}
