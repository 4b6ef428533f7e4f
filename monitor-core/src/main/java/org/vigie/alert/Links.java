package org.vigie.alert;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.secret.InstallationKey;

/** The addresses of Vigie's pages that mails lead to. */
final class Links {
  private final String base;
  private final InstallationKey key;

  /**
   * @param publicUrl of the service, for example {@code https://vigie.example}
   */
  Links(URI publicUrl, InstallationKey key) {
    this.base = publicUrl.toString().replaceAll("/+$", "");
    this.key = key;
  }

  URI confirm(Subscription subscription) {
    return page("/abonnement/confirmer/" + token(Token.Purpose.CONFIRM, subscription));
  }

  URI leave(Subscription subscription) {
    return page("/desabonnement/" + token(Token.Purpose.LEAVE, subscription));
  }

  URI leaveAll(Subscriber subscriber) {
    return page(
        "/desabonnement/"
            + Token.sign(key, Token.Purpose.LEAVE_ALL, subscriber.id(), subscriber.secret()));
  }

  URI manage(Subscriber subscriber) {
    return page("/mes-alertes/" + manageToken(subscriber));
  }

  String manageToken(Subscriber subscriber) {
    return Token.sign(key, Token.Purpose.MANAGE, subscriber.id(), subscriber.secret()).toString();
  }

  String leaveToken(Subscription subscription) {
    return token(Token.Purpose.LEAVE, subscription);
  }

  private String token(Token.Purpose purpose, Subscription subscription) {
    return Token.sign(key, purpose, subscription.id(), subscription.secret()).toString();
  }

  URI find(long matchId) {
    return page("/reperages/" + matchId);
  }

  URI ask(long dossierId) {
    return page("/dossiers/" + dossierId + "#demander");
  }

  URI findsSince(LocalDate day) {
    return page("/recherche?du=" + day);
  }

  URI watched() {
    return page("/veille");
  }

  private URI page(String path) {
    return URI.create(base + path);
  }

  /** A publisher's address, only where a person can safely open it: http or https with a host. */
  static Optional<URI> foreign(@Nullable String address) {
    if (address == null) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(address.strip());
      boolean isWeb =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      return isWeb && uri.getHost() != null
          ? Optional.of(URI.create(uri.toASCIIString()))
          : Optional.empty();
    } catch (URISyntaxException notAnAddress) {
      return Optional.empty();
    }
  }
}
