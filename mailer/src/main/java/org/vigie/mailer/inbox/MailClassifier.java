package org.vigie.mailer.inbox;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says what a mail that came in is: a bounce by RFC 3464 or in a server's own words, a complaint
 * (RFC 5965), an automatic answer (RFC 3834), or a person's.
 */
public final class MailClassifier {
  private static final Pattern ADDRESS =
      Pattern.compile("[\\p{L}\\d._%+=~!#$&'*/?^`{|}-]+@[\\p{L}\\d-]+(?:\\.[\\p{L}\\d-]+)+");

  /** Where a bounce begins to quote the mail that it is about. */
  private static final Pattern ORIGINAL =
      Pattern.compile(
          "(?m)^\\s*(?:[-=*_>.]{2,}.*(?:original|copy"
              + " of|copie|returned|unsent|undelivered|headers|below this"
              + " line|contains).*|(?:original message|message (?:text|body|header)s?"
              + " (?:follows|is)|included is a copy|here is a copy|a copy of the"
              + " original).*|received: (?:from|by) .*|return-path: .*)$",
          CASE_INSENSITIVE);

  private static final Pattern BOUNCE_SENDER =
      Pattern.compile(
          "mailer-?daemon|post[-_]?master|mail delivery|mail administrator|delivery"
              + " subsystem|mailadmin|mail ?system|system administrator|administrateur système",
          CASE_INSENSITIVE | UNICODE_CASE);

  private static final Pattern BOUNCE_SUBJECT =
      Pattern.compile(
          "undeliver|deliver[yi]\\w*"
              + " (?:status|fail|problem|report|error|notification|incomplete|has"
              + " failed|delay|unable)|(?:mail|message|delivery|send\\w*)[\\w:"
              + " ]{0,20}(?:fail|error|delay|reject|bounce)|returned? (?:mail|to"
              + " sender|message)|failure notice|failed to deliver|non[-"
              + " ]?(?:deliver|remis)|unzustellbar|could not (?:be )?(?:deliver|send)|mail system"
              + " error|undeliver|not delivered|unable to deliver|warning: could not|échec (?:de la"
              + " remise|d.envoi)|courriel? non remis|message rejet|bounce[d ]|couldn't be"
              + " delivered|unknown recipient|permanent delivery",
          CASE_INSENSITIVE | UNICODE_CASE);

  private static final Pattern BOUNCE_TEXT =
      Pattern.compile(
          "(?:could|can|was|were|did|has|have)(?: ?not|n't|n't been)[\\w ]{0,20}(?:be"
              + " )?(?:deliver|reach|sent)|undeliverable|delivery (?:to|of|has)[^\\n"
              + "]{0,80}failed|following address(?:es|\\(es\\))?[^\\n"
              + "]{0,40}(?:fail|error|problem|rejected)|permanent (?:fatal )?error|unable to"
              + " deliver|n'a (?:pas )?pu être (?:remis|distribué|livré)|delivery problems|failed"
              + " recipient|rejected by a remote|user unknown|returned to sender|transcript of"
              + " session|not a member of this mailing list|(?m:^550[ -])",
          CASE_INSENSITIVE | UNICODE_CASE);

  private static final Pattern MACHINE_SENDER =
      Pattern.compile(
          "no-?_?reply|do-?_?not-?_?reply|ne-?_?pas-?_?repondre|nepasrepondre|-admin@|-request@|-owner@|-bounces?@",
          CASE_INSENSITIVE);

  /** The reply that refused came after the mail itself, so the recipient had been accepted. */
  private static final Pattern REFUSED_AFTER_DATA =
      Pattern.compile("end of data|>>> data|smtp command\\s+data|after data", CASE_INSENSITIVE);

  private static final Pattern ANSWER_TO_RECIPIENT =
      Pattern.compile(
          "(?:reply to|after|our|>>>|smtp:|command:?|respon\\w+ to)\\W*RCPT", CASE_INSENSITIVE);

  private static final Pattern ABSENCE =
      Pattern.compile(
          "out of (?:the )?office|out of town|on (?:vacation|holiday|leave)|away"
              + " from|absen[ct]|cong[ée]s?\\b|vacation|not in the office",
          CASE_INSENSITIVE | UNICODE_CASE);

  private static final Pattern AUTOMATIC_SUBJECT =
      Pattern.compile(
          "^\\s*(?:auto(?:matic)?[- ]?(?:reply|response|mated)?\\s*:|automatic reply|auto[-"
              + " ]?reply|auto[- ]?respon|out of (?:the )?office|r[ée]ponse automatique|message"
              + " automatique|absence|absent|accus[ée] (?:automatique )?de"
              + " r[ée]ception|vacation|re: vacation|\\[?auto)",
          CASE_INSENSITIVE | UNICODE_CASE);

  /**
   * @param mail the mail as it came, at most a few megabytes
   * @throws MessagingException where its headers cannot be read at all
   */
  public MailVerdict classify(byte[] mail) throws MessagingException {
    ReceivedMail received = ReceivedMail.of(mail);
    InternetHeaders complaint = received.complaint();
    if (complaint != null) {
      return complaint(received, complaint);
    }
    List<MailVerdict.Failure> failures = new ArrayList<>();
    boolean delivered = false;
    for (InternetHeaders group : received.deliveryGroups()) {
      String action = field(group, "Action").toLowerCase(Locale.ROOT);
      delivered |=
          action.startsWith("delivered")
              || action.startsWith("relayed")
              || action.startsWith("expanded");
      failure(group, action, received).ifPresent(failures::add);
    }
    if (!failures.isEmpty()) {
      return MailVerdict.failed(failures);
    }
    if (delivered) {
      return MailVerdict.of(MailKind.AUTO_REPLY, "delivered");
    }
    if (received.isReadReceipt()) {
      return MailVerdict.of(MailKind.AUTO_REPLY, "read");
    }
    if (isAutomaticAnswer(received)) {
      return automatic(received);
    }
    if (isBounce(received)) {
      return MailVerdict.failed(List.of(freeForm(received)));
    }
    return isFromMachine(received)
        ? automatic(received)
        : MailVerdict.of(MailKind.HUMAN, "written");
  }

  private static MailVerdict complaint(ReceivedMail received, InternetHeaders report) {
    String type = field(report, "Feedback-Type");
    String address = field(report, "Original-Rcpt-To");
    return new MailVerdict(
        MailKind.COMPLAINT,
        null,
        firstAddress(address.isEmpty() ? field(report, "Removal-Recipient") : address)
            .or(() -> firstAddress(received.header("From")))
            .orElse(null),
        type.isEmpty() ? "abuse" : type.toLowerCase(Locale.ROOT),
        List.of());
  }

  private static Optional<MailVerdict.Failure> failure(
      InternetHeaders group, String action, ReceivedMail received) {
    boolean aboutRecipient =
        !field(group, "Final-Recipient").isEmpty()
            || !field(group, "Original-Recipient").isEmpty()
            || !field(group, "X-Actual-Recipient").isEmpty();
    if (!aboutRecipient && action.isEmpty()) {
      return Optional.empty();
    }
    if (!action.isEmpty()
        && !action.startsWith("fail")
        && !action.startsWith("delay")
        && !action.startsWith("expire")) {
      return Optional.empty();
    }
    String diagnostic = field(group, "Diagnostic-Code");
    String status = FailureWords.status(field(group, "Status")).orElse(null);
    if (status == null || status.endsWith(".0.0") || status.endsWith(".0")) {
      status = FailureWords.status(diagnostic).orElse(status);
    }
    FailureCause cause =
        action.startsWith("delay") ? FailureCause.DELAYED : cause(received, diagnostic, status);
    return Optional.of(
        new MailVerdict.Failure(
            firstAddress(field(group, "Final-Recipient"))
                .or(() -> firstAddress(field(group, "Original-Recipient")))
                .or(() -> firstAddress(field(group, "X-Actual-Recipient")))
                .or(() -> firstAddress(received.header("X-Failed-Recipients")))
                .orElse(null),
            status,
            cause,
            diagnostic.isBlank() ? null : diagnostic));
  }

  private static FailureCause cause(
      ReceivedMail received, String diagnostic, @Nullable String status) {
    if (diagnostic.toLowerCase(Locale.ROOT).startsWith("x-unix")) {
      return FailureCause.UNKNOWN;
    }
    String told = beforeOriginal(received.text());
    FailureCause inWords = FailureWords.cause(told, status);
    FailureCause cause =
        diagnostic.isBlank() || inWords == FailureCause.MAILBOX_FULL
            ? inWords
            : FailureWords.cause(diagnostic, status);
    if (cause == FailureCause.UNKNOWN && inWords != FailureCause.UNKNOWN) {
      cause = inWords;
    } else if (cause == FailureCause.UNKNOWN) {
      cause = FailureWords.cause(received.header("Subject"), status);
    }
    return cause == FailureCause.UNKNOWN_USER && isInDoubt(told + "\n" + diagnostic, status)
        ? FailureCause.FILTERED
        : cause;
  }

  /**
   * "User unknown" is also what content filters say. It is believed where the server answered the
   * recipient's name (RCPT) or gave a status that is about the address (RFC 3463, x.1.x), or where
   * no SMTP dialogue is quoted at all. Else it counts as temporary; if it is true it comes again.
   */
  private static boolean isInDoubt(String told, @Nullable String status) {
    boolean aboutAddress = status != null && status.matches("5\\.(1|2\\.1|5)\\b.*");
    if (aboutAddress || ANSWER_TO_RECIPIENT.matcher(told).find()) {
      return false;
    }
    return REFUSED_AFTER_DATA.matcher(told).find() || FailureWords.quotesReply(told);
  }

  private static MailVerdict.Failure freeForm(ReceivedMail received) {
    String told = beforeOriginal(received.text());
    String status = FailureWords.status(told).orElse(null);
    FailureCause cause = cause(received, "", status);
    return new MailVerdict.Failure(failedAddress(received, told), status, cause, null);
  }

  private static @Nullable String failedAddress(ReceivedMail received, String told) {
    String ours = firstAddress(received.header("To")).orElse("");
    return firstAddress(received.header("X-Failed-Recipients"))
        .or(
            () ->
                ADDRESS
                    .matcher(told)
                    .results()
                    .map(java.util.regex.MatchResult::group)
                    .filter(address -> !address.equalsIgnoreCase(ours))
                    .filter(address -> !BOUNCE_SENDER.matcher(address).find())
                    .findFirst())
        .orElse(null);
  }

  private static boolean isBounce(ReceivedMail received) {
    if (received.contentType().contains("delivery-status")
        || !received.header("X-Failed-Recipients").isEmpty()) {
      return true;
    }
    String from = received.header("From");
    boolean sender =
        BOUNCE_SENDER.matcher(from).find()
            || MACHINE_SENDER.matcher(from).find()
            || hasNoReturnPath(received);
    boolean subject = BOUNCE_SUBJECT.matcher(received.header("Subject")).find();
    return sender && (subject || BOUNCE_TEXT.matcher(received.text()).find());
  }

  private static boolean hasNoReturnPath(ReceivedMail received) {
    String path = received.header("Return-Path").strip();
    return path.equals("<>") || path.toLowerCase(Locale.ROOT).contains("mailer-daemon");
  }

  /** RFC 3834 section 5, and the headers that were in use before it. */
  private static boolean isAutomaticAnswer(ReceivedMail received) {
    String submitted = received.header("Auto-Submitted").toLowerCase(Locale.ROOT);
    String subject = received.header("Subject");
    boolean says =
        submitted.startsWith("auto-replied")
            || !received.header("X-Autoreply").isEmpty()
            || !received.header("X-Autorespond").isEmpty()
            || !received.header("X-AutoReply-From").isEmpty()
            || received.header("Precedence").equalsIgnoreCase("auto_reply")
            || (received.header("X-Auto-Response-Suppress").equalsIgnoreCase("All")
                && AUTOMATIC_SUBJECT.matcher(subject).find());
    return (says || AUTOMATIC_SUBJECT.matcher(subject).find())
        && received.header("X-Failed-Recipients").isEmpty()
        && !BOUNCE_SENDER.matcher(received.header("From")).find()
        && !BOUNCE_SUBJECT.matcher(subject).find();
  }

  /** No machine answers a machine: what is not plainly a person's is taken for a machine's. */
  private static boolean isFromMachine(ReceivedMail received) {
    String submitted = received.header("Auto-Submitted").toLowerCase(Locale.ROOT);
    return (!submitted.isEmpty() && !submitted.startsWith("no"))
        || hasNoReturnPath(received)
        || MACHINE_SENDER.matcher(received.header("From")).find();
  }

  private static MailVerdict automatic(ReceivedMail received) {
    boolean absence =
        ABSENCE.matcher(received.header("Subject")).find()
            || ABSENCE.matcher(beforeOriginal(received.text())).find();
    return MailVerdict.of(MailKind.AUTO_REPLY, absence ? "absence" : "automatic");
  }

  private static String beforeOriginal(String text) {
    Matcher original = ORIGINAL.matcher(text);
    return original.find() ? text.substring(0, original.start()) : text;
  }

  private static Optional<String> firstAddress(String text) {
    Matcher address = ADDRESS.matcher(text);
    return address.find() ? Optional.of(address.group()) : Optional.empty();
  }

  private static String field(InternetHeaders group, String name) {
    String value = group.getHeader(name, " ");
    return value == null ? "" : value.replaceAll("\\s+", " ").strip();
  }
}
