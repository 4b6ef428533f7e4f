package org.vigie.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  @ParameterizedTest
  @CsvSource({
    "marie@asso.example, marie@asso.example",
    "' Marie+Vigie@Asso.Example ', marie+vigie@asso.example",
    "marie@mairie-évêché.example, marie@xn--mairie-vch-h7adk.example",
    "o'neill@a.b.example, o'neill@a.b.example",
  })
  void is_kept_in_one_form(String typed, String kept) {
    assertThat(EmailAddress.parse(typed)).map(EmailAddress::value).contains(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "marie",
        "@asso.example",
        "marie@",
        "marie@asso",
        "marie@asso.example\r\nBcc: all@asso.example",
        "marie@asso.example\nX: y",
        "marie\u0000@asso.example",
        "marie@asso.example, other@asso.example",
        "\"marie dupont\"@asso.example",
        "marie dupont@asso.example",
        "<marie@asso.example>",
        "marie@[127.0.0.1]",
        "marie@127.0.0.1",
        "marie..x@asso.example",
        ".marie@asso.example",
        "marie@-asso.example",
        "marie@asso..example",
        "marie@asso.example\u202e",
        "marié@asso.example",
        "a@b@asso.example",
      })
  void refuses_what_could_be_something_else(String typed) {
    assertThat(EmailAddress.parse(typed)).isEmpty();
  }

  @Test
  void is_masked_wherever_it_is_printed() {
    assertThat(EmailAddress.parse("marie@asso.example").orElseThrow()).hasToString("m…@a….example");
  }
}
