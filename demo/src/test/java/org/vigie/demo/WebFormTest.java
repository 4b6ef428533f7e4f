package org.vigie.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

class WebFormTest {
  private static final WebPage PAGE =
      WebPage.of(
          URI.create("http://vigie.example/abonnement"),
          """
          <form action="/recherche"><input name="q"></form>
          <form method="post" action="/abonnement">
          <input type="hidden" name="_csrf" value="jeton">
          <input type="email" name="adresse">
          <select name="lieu"><option value="departement:96" selected>Basse-Brune</option>
          <option value="departement:99">Haute-Brune</option></select>
          <input type="radio" name="rythme" value="daily" checked>
          <input type="radio" name="rythme" value="immediate">
          <textarea name="lettre">Madame, Monsieur,</textarea>
          <button>Recevoir</button></form>
          """);

  @Test
  void a_form_goes_with_its_hidden_token_and_what_was_filled_in() {
    WebForm form = PAGE.form("/abonnement$");
    form.fill("email", "a@b.example").choose("departement:99").choose("immediate");
    assertThat(form.isPost()).isTrue();
    assertThat(form.target()).isEqualTo(URI.create("http://vigie.example/abonnement"));
    assertThat(form.encoded())
        .contains("_csrf=jeton")
        .contains("adresse=a%40b.example")
        .contains("lieu=departement%3A99")
        .contains("rythme=immediate")
        .doesNotContain("daily")
        .doesNotContain("departement%3A96");
  }

  @Test
  void a_letter_can_be_read_and_changed() {
    WebForm form = PAGE.form("/abonnement$");
    form.fill("textarea", form.value("textarea") + "\nBien à vous");
    assertThat(form.encoded()).contains("lettre=Madame%2C+Monsieur%2C%0ABien+%C3%A0+vous");
  }

  @Test
  void a_field_that_is_not_there_is_named_with_those_that_are() {
    assertThatThrownBy(() -> PAGE.form("/abonnement$").fill("password", "x"))
        .isInstanceOfSatisfying(
            CheckFailure.class,
            failure ->
                assertThat(failure.reason().arguments())
                    .containsExactly(
                        "http://vigie.example/abonnement",
                        "password",
                        "_csrf, adresse, lieu, rythme, lettre"));
  }
}
