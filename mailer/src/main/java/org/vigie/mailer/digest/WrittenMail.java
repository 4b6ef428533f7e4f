package org.vigie.mailer.digest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.alert.EmailAddress;
import org.vigie.mail.Mail;

/** A mail in words, not yet addressed. */
record WrittenMail(String subject, String text, @Nullable String html) {
  Mail mail(String key, String cause, EmailAddress to, Map<String, String> headers) {
    return new Mail(key, cause, null, null, to.value(), subject, text, html, headers, List.of());
  }
}
