package org.vigie.app.wiring;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.directory.Directory;
import org.vigie.mail.MailQueue;
import org.vigie.mailer.letter.LetterPdf;
import org.vigie.mailer.letter.RequestPost;
import org.vigie.place.Places;
import org.vigie.request.Authorities;
import org.vigie.request.DocumentsToAsk;
import org.vigie.request.LetterTemplate;
import org.vigie.request.Requests;

/** The parts that requests for documents are made of. */
@Configuration(proxyBeanMethods = false)
class RequestParts {
  @Bean
  Requests requests(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
    return new Requests(jdbc, transactions, clock);
  }

  @Bean
  Authorities authorities(JdbcClient jdbc, Clock clock) {
    return new Authorities(jdbc, clock);
  }

  @Bean
  Directory directory(Authorities authorities, Places places, TransactionTemplate transactions) {
    return new Directory(authorities, places, transactions);
  }

  @Bean
  DocumentsToAsk documentsToAsk(VigieSettings settings) {
    return DocumentsToAsk.read(settings.configDir().resolve("letters/documents.yml"));
  }

  @Bean
  LetterTemplate letterTemplate(VigieSettings settings) {
    return LetterTemplate.read(settings.configDir().resolve("letters/demande.txt"));
  }

  @Bean
  LetterPdf letterPdf() {
    return new LetterPdf();
  }

  @Bean
  RequestPost requestPost(
      Requests requests,
      Authorities authorities,
      MailQueue queue,
      TransactionTemplate transactions,
      LetterPdf pdf,
      VigieSettings settings) {
    return new RequestPost(
        requests, authorities, queue, transactions, pdf, settings.mail().domain());
  }
}
