package org.vigie.mailer.digest;

import java.util.LinkedHashMap;
import java.util.Map;
import org.vigie.alert.Digest;
import org.vigie.mailer.outbox.MailSettings;

/** The headers that say what kind of mail it is, to programs. */
final class MailHeaders {
  /** RFC 3834: nobody's absence note answers it. */
  static final Map<String, String> OF_NOTICE = Map.of("Auto-Submitted", "auto-generated");

  private MailHeaders() {}

  /** RFC 2369 and RFC 8058: leaving with one click, out of the mail program's own button. */
  static Map<String, String> ofDigest(Digest digest, MailSettings settings) {
    var headers = new LinkedHashMap<>(OF_NOTICE);
    headers.put("List-Id", "Vigie <alertes." + settings.domain() + ">");
    headers.put("List-Unsubscribe", "<" + digest.leave() + ">");
    headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    return headers;
  }
}
