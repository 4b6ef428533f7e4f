package org.vigie.mailer.inbox;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Understands what mail servers write when they fail to deliver. Words come before codes, because
 * servers are freer with codes: 5.1.1 is also said of a full mailbox.
 */
final class FailureWords {
  private static final Pattern STATUS =
      Pattern.compile("(?<![\\d.])([245]\\.\\d{1,2}\\.\\d{1,3})(?![\\d.])");
  private static final Pattern REPLY =
      Pattern.compile("(?<![\\d.:])([45][0-5]\\d)(?=[ -]\\s*[\\p{L}<#\\[(\\d])");

  private record Saying(FailureCause cause, Pattern words) {}

  /** The first that is met counts: a refusal often quotes an address that "does not exist". */
  private static final List<Saying> SAYINGS =
      List.of(
          saying(
              FailureCause.MAILBOX_FULL,
              "mailbox (is )?(full|size limit)|(over|exceed\\w*|out of)[\\w'"
                  + " ]{0,30}(quota|storage|disk space)|quota[\\w' ]{0,20}exceed|insufficient"
                  + " (system )?(storage|disk)|mailbox exceed|exceeded the local limit|number of"
                  + " messages in"
                  + " recipient|boîte[^.]{0,40}(pleine|saturée)|quota[^.]{0,20}dépassé|not enough"
                  + " (storage|disk) space|disk full|user is over|mailbox for .{0,80} is"
                  + " full|message (store|box) full|size of the .{0,20}mailbox"),
          saying(
              FailureCause.TOO_BIG,
              "message (is )?(too (big|large|long)|size exceed|exceeds)|exceed\\w* (the"
                  + " )?(maximum|max|fixed|allowed)[\\w ]{0,20}size|message file too big|size limit"
                  + " of the message|message trop (volumineux|gros)"),
          saying(
              FailureCause.REFUSED,
              "\\bspam|black ?list|block"
                  + " ?list|\\bblocked\\b|reputation|\\brbl\\b|dnsbl|spamhaus|\\bspf\\b|\\bdkim\\b|dmarc|(due"
                  + " to|security|local|mail|organi[sz]ation'?s?|content|by) polic|reverse"
                  + " (dns|lookup)|\\bptr\\b|too many (\\w+"
                  + " ){0,2}(connections|messages|recipients|sessions)|rate limit|throttl|grey"
                  + " ?list|authenticat|(relay|access)\\w* (is )?(denied|not permitted|not"
                  + " allowed)|not permitted to"
                  + " (relay|send)|\\bvirus\\b|malware|banned|abuse|unsolicited|security"
                  + " (violation|reason)|suspicious|cannot verify|sender (address"
                  + " )?(rejected|verify failed|denied)|not authorized|unauthori[sz]ed|must"
                  + " (have|use|be) .{0,40}(tls|fqdn)|refuse[sd]? (to accept|connection)|service"
                  + " refused"),
          saying(
              FailureCause.SUSPENDED,
              "(account|mailbox|user|recipient)[^.\\n"
                  + "]{0,80}(suspended|disabled|inactive|locked|deactivated|on"
                  + " hold)|compte[^.]{0,40}(suspendu|désactivé)|inactive (user|account)"),
          saying(
              FailureCause.MOVED,
              "(user|recipient|address|mailbox|account)[^.\\n"
                  + "]{0,40}(has moved|no longer (valid|in use|available|active|accept))|no longer"
                  + " (works|employed|with us|on server)|change of e?-?mail address|a changé"
                  + " d.adresse"),
          saying(
              FailureCause.NO_MAIL_ACCEPTED,
              "(does not|doesn't|do not|don't) (accept|receive) (any )?(e?-?mail|messages)|null"
                  + " mx|nullmx|host does not accept|not accepting (network )?(messages|mail)|smtp"
                  + " protocol (is )?(disabled|unsupported)"),
          saying(
              FailureCause.UNKNOWN_HOST,
              "host (or domain name )?(not found|unknown)|(unknown|no such|bad)"
                  + " (host|domain)|domain (name )?not found|(couldn't|could"
                  + " not|cannot|can't|unable to) (be )?(find|found|locate|resolve)[^.\\n"
                  + "]{0,30}(host|domain|mx)|(host|domain)[^\\n"
                  + ":,]{0,60}(does not exist|doesn't exist|not found|unknown|lookup failed)|name"
                  + " (or )?service not known|unrout(e)?able (mail"
                  + " )?(domain|address)|nxdomain|domaine inconnu|no mail ?(host|servers?)"
                  + " (for|found)|illegal host"),
          saying(
              FailureCause.UNKNOWN_USER,
              "(user|recipient|address\\w*|mailbox|account|local[-"
                  + " ]part|login|person|destinataire|utilisateur|adresse|compte)[^\\n"
                  + "]{0,100}?(unknown|not (be )?(found|known|exist|recogni[sz]ed|listed|valid|a"
                  + " valid)|does(n't| not) exist|do not exist|did not"
                  + " exist|unavailable|invalid|inconnue?|n.existe|inexistante?|introuvable|non"
                  + " trouvée?)|(unknown|invalid|no such|not a (known|valid)|bad"
                  + " destination|nonexistent|non-existent|undefined) (local )?(\\w+"
                  + " )?(user|recipient|mailbox|address|account|person|name|alias|local[-"
                  + " ]part|part)|no valid recipients?|no (mailbox|account|user|one|recipient)[\\w"
                  + " ]{0,20}(here|by that|with|found|available)|(isn't|is not|not) (a |in |listed"
                  + " )?[^\\n"
                  + "]{0,30}(directory|our customer|address book|known"
                  + " here)|(utilisateur|destinataire|adresse|compte) (\\w+"
                  + " )?(inconnue?|invalide|inexistante?)|recipientnotfound|resolver\\.adr|recipnotfound|user_not_found|can't"
                  + " be found|wasn't found at|could not be found|couldn't be found|no such"
                  + " address"),
          saying(
              FailureCause.FILTERED,
              "filter|(recipient|user|address|mail|message) (was"
                  + " )?(rejected|refused|restricted)|rejected by|can only"
                  + " receive|permission|members? only|not allowed to (post|send)"),
          saying(
              FailureCause.UNREACHABLE,
              "too many hops|loops? back|mail loop|routing loop|timed? ?out|no route|connection"
                  + " (refused|reset|lost|dropped)|(retry|delivery) time[\\w"
                  + " ]{0,20}(exceed|expire)|could not (be delivered|connect|send)[^\\n"
                  + "]{0,40}|expired|undeliver\\w+ (for|after)|too long|retry limit|unable to"
                  + " (connect|deliver)|given up after"));

  private static Saying saying(FailureCause cause, String words) {
    return new Saying(cause, Pattern.compile(words, CASE_INSENSITIVE | UNICODE_CASE));
  }

  private FailureWords() {}

  /** The reason, from what the server said and, where its words say nothing, from its code. */
  static FailureCause cause(String said, @Nullable String status) {
    String line = said.replaceAll("\\s+", " ");
    for (Saying saying : SAYINGS) {
      if (saying.words().matcher(line).find()) {
        return saying.cause();
      }
    }
    return status == null ? FailureCause.UNKNOWN : byStatus(status);
  }

  /** RFC 3463 section 3. */
  private static FailureCause byStatus(String status) {
    if (status.startsWith("4")) {
      return FailureCause.UNREACHABLE;
    }
    return switch (status.substring(Math.min(2, status.length()))) {
      case "1.1", "1.0", "1.3", "1.10" -> FailureCause.UNKNOWN_USER;
      case "1.2", "4.4" -> FailureCause.UNKNOWN_HOST;
      case "1.6" -> FailureCause.MOVED;
      case "3.2" -> FailureCause.NO_MAIL_ACCEPTED;
      case "2.1" -> FailureCause.SUSPENDED;
      case "2.2" -> FailureCause.MAILBOX_FULL;
      case "2.3", "3.4" -> FailureCause.TOO_BIG;
      case "4.6", "4.7", "4.1" -> FailureCause.UNREACHABLE;
      default -> status.startsWith("5.7") ? FailureCause.REFUSED : FailureCause.UNKNOWN;
    };
  }

  static boolean quotesReply(String said) {
    return REPLY.matcher(said).find();
  }

  /** An enhanced status code, else an SMTP reply code. */
  static Optional<String> status(String said) {
    Matcher status = STATUS.matcher(said);
    if (status.find()) {
      return Optional.of(status.group(1));
    }
    Matcher reply = REPLY.matcher(said);
    return reply.find() ? Optional.of(reply.group(1)) : Optional.empty();
  }
}
