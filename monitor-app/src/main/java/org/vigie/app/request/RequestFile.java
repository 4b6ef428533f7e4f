package org.vigie.app.request;

import java.util.ArrayList;
import java.util.List;
import org.vigie.app.account.SignedIn;
import org.vigie.app.page.Say;
import org.vigie.request.Asker;
import org.vigie.request.Authority;
import org.vigie.request.Request;

/**
 * A request as one person of the team may see it. Name and home of who asks are theirs alone: all
 * others read a placeholder, which becomes the name again when they save the letter.
 */
record RequestFile(Request request, Authority authority, SignedIn reader) {

  String number() {
    return request.number();
  }

  /** The reader is who asks. */
  boolean mine() {
    return request.accountId() == reader.accountId();
  }

  /** For the history. */
  String author() {
    return reader.displayName();
  }

  /** Who took the request, as the history names them. */
  String takenBy(Say say) {
    return mine() ? say.text("request.by.you") : request.events().getFirst().author();
  }

  /** The text without what the reader may not know. */
  String shown(String text, Say say) {
    if (mine()) {
      return text;
    }
    String shown = text;
    for (String secret : secrets()) {
      shown = shown.replace(secret, say.text("request.asker.placeholder"));
    }
    return shown;
  }

  /** What the reader wrote, with the name back in its place. */
  String written(String text, Say say) {
    String plain = text.replace("\r\n", "\n");
    return mine() || request.asker().name().isBlank()
        ? plain
        : plain.replace(say.text("request.asker.placeholder"), request.asker().name());
  }

  private List<String> secrets() {
    Asker asker = request.asker();
    List<String> secrets = new ArrayList<>();
    secrets.add(asker.name());
    asker.postalAddress().lines().map(String::strip).forEach(secrets::add);
    secrets.removeIf(String::isBlank);
    return secrets;
  }
}
