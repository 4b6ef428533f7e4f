package org.vigie.scrapers.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.vigie.message.Messages;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SettingsReaderTest {
  private static final Messages ENGLISH = new Messages(Locale.ENGLISH, "scrapers");

  @Test
  void settings_are_read_and_the_absent_ones_take_their_default() {
    SettingsReader reader = reader("{'zone': {'select': 'main p', 'many': ['a', 'b'], 'n': 7}}");

    assertThat(reader.selector("select")).isEqualTo("main p");
    assertThat(reader.texts("many")).containsExactly("a", "b");
    assertThat(reader.texts("select")).as("one text is a list of one").containsExactly("main p");
    assertThat(reader.number("n", 3, 1, 9)).isEqualTo(7);
    assertThat(reader.number("absent", 3, 1, 9)).isEqualTo(3);
    assertThat(reader.choice("absent", "x", List.of("x", "y"))).isEqualTo("x");
    assertThat(reader.text("absent")).isNull();
    assertThat(reader.problems()).isEmpty();
  }

  @Test
  void all_mistakes_are_told_at_once_with_value_and_place() {
    SettingsReader reader =
        reader("{'zone': {'select': 'p[', 'n': 12, 'order': 'up', 'many': [{}], 'tilte': 'x'}}");
    reader.selector("select");
    reader.number("n", 3, 1, 9);
    reader.choice("order", "x", List.of("x", "y"));
    reader.texts("many");
    reader.text("title");
    reader.requiredSelector("items");

    assertThat(reader.problems())
        .extracting(problem -> problem.field() + ": " + ENGLISH.get(problem.message()))
        .satisfiesExactly(
            select -> assertThat(select).startsWith("zone.select: “p[” is not a CSS selector"),
            n -> assertThat(n).isEqualTo("zone.n: “12” is not a whole number between 1 and 9."),
            order ->
                assertThat(order)
                    .isEqualTo("zone.order: “up” is not allowed. Allowed values: x, y."),
            many -> assertThat(many).isEqualTo("zone.many: “[{}]” is not a list of texts."),
            items ->
                assertThat(items).isEqualTo("zone.items: mandatory setting is missing: items."),
            tilte -> assertThat(tilte).contains("“tilte”").contains("Did you mean “title”?"));
  }

  @Test
  void a_setting_outside_its_block_and_a_block_that_is_none_are_told() {
    assertThat(reader("{'zone': {}, 'selector': 'main'}").problems())
        .extracting(problem -> problem.field())
        .containsExactly("zone.selector");
    assertThat(reader("{'zone': 'main'}").problems())
        .extracting(problem -> ENGLISH.get(problem.message()))
        .containsExactly("“\"main\"” is not a block of settings.");
  }

  private static SettingsReader reader(String json) {
    var settings = (ObjectNode) JsonMapper.builder().build().readTree(json.replace('\'', '"'));
    return new SettingsReader(settings, "zone");
  }
}
