package org.vigie.mailer.outbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import org.simplejavamail.utils.mail.dkim.Canonicalization;
import org.simplejavamail.utils.mail.dkim.DkimMessage;
import org.simplejavamail.utils.mail.dkim.DkimSigner;
import org.simplejavamail.utils.mail.dkim.SigningAlgorithm;

/** Signs mails as coming from the service's domain (DKIM, RFC 6376). */
final class Signature {
  private final DkimSigner signer;

  /**
   * @throws IllegalArgumentException where the key cannot be read
   */
  Signature(MailSettings settings) {
    MailSettings.Dkim dkim = java.util.Objects.requireNonNull(settings.dkim());
    try {
      byte[] key = Files.readAllBytes(dkim.key());
      signer =
          new DkimSigner(
              settings.domain(),
              dkim.selector(),
              (RSAPrivateKey)
                  KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key)));
    } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
      throw new IllegalArgumentException(
          "the DKIM key \"%s\" cannot be read (%s); expected is a private RSA key in PKCS #8 DER form, for example from: openssl pkcs8 -topk8 -nocrypt -outform DER"
              .formatted(dkim.key(), unreadable.getMessage()),
          unreadable);
    }
    signer.setHeaderCanonicalization(Canonicalization.RELAXED);
    signer.setBodyCanonicalization(Canonicalization.RELAXED);
    signer.setSigningAlgorithm(SigningAlgorithm.SHA256_WITH_RSA);
    // Otherwise each mail costs a DNS look-up, and none leaves while DNS is away.
    signer.setCheckDomainKey(false);
    // RFC 8058, 4: the one-click headers must be covered by the signature.
    signer.addHeaderToSign("List-Unsubscribe");
    signer.addHeaderToSign("List-Unsubscribe-Post");
  }

  MimeMessage sign(MimeMessage message) throws MessagingException {
    return new DkimMessage(message, signer);
  }
}
