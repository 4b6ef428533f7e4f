package org.vigie.demo;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.jspecify.annotations.Nullable;

/**
 * A form as a person fills it in: hidden fields, such as the token against forged requests, go
 * along as the page gave them.
 */
final class WebForm {
  private static final String CONTROLS = "input[name], textarea[name], select[name]";

  private final WebPage page;
  private final Element form;

  WebForm(WebPage page, Element form) {
    this.page = page;
    this.form = form;
  }

  URI target() {
    String action = form.attr("abs:action");
    return action.isEmpty() ? page.address() : URI.create(action);
  }

  boolean isPost() {
    return form.attr("method").equalsIgnoreCase("post");
  }

  /**
   * Writes into the first field whose name or type is as given.
   *
   * @param field for example {@code email} or {@code lettre}
   */
  WebForm fill(String field, String value) {
    Element control = control(field);
    if (control.normalName().equals("textarea")) {
      control.text(value);
    } else {
      control.val(value);
    }
    return this;
  }

  /** What stands in the first field whose name or type is as given. */
  String value(String field) {
    Element control = control(field);
    return control.normalName().equals("textarea") ? control.wholeText() : control.val();
  }

  /** Ticks or selects the first choice whose value matches the expression. */
  WebForm choose(String expression) {
    Pattern wanted = Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
    for (Element choice :
        form.select("input[type=radio], input[type=checkbox], select[name] option")) {
      if (wanted.matcher(choice.attr("value")).matches()) {
        pick(choice);
        return this;
      }
    }
    throw new CheckFailure("check.no-choice", expression, page.address());
  }

  boolean has(String field) {
    return find(field) != null;
  }

  /** Fields as the body of a POST. */
  String encoded() {
    return ((FormElement) form)
        .formData().stream()
            .map(field -> encoded(field.key()) + "=" + encoded(field.value()))
            .collect(Collectors.joining("&"));
  }

  /** Address of a GET with the fields. */
  String query() {
    String address = target().toString();
    return address + (address.contains("?") ? "&" : "?") + encoded();
  }

  private void pick(Element choice) {
    if (choice.normalName().equals("option")) {
      for (Element other : choice.siblingElements()) {
        other.removeAttr("selected");
      }
      choice.attr("selected", "");
      return;
    }
    if (choice.attr("type").equals("radio")) {
      for (Element other : form.select("input[type=radio]")) {
        if (other.attr("name").equals(choice.attr("name"))) {
          other.removeAttr("checked");
        }
      }
    }
    choice.attr("checked", "");
  }

  private Element control(String field) {
    Element found = find(field);
    if (found == null) {
      Set<String> names = new LinkedHashSet<>(form.select(CONTROLS).eachAttr("name"));
      throw new CheckFailure("check.no-field", page.address(), field, String.join(", ", names));
    }
    return found;
  }

  private @Nullable Element find(String field) {
    for (Element control : form.select(CONTROLS)) {
      if (control.attr("name").equals(field)
          || control.attr("type").equals(field)
          || control.normalName().equals(field)) {
        return control;
      }
    }
    return null;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
