package org.vigie.scrapers.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vigie.place.PlaceCode;
import org.vigie.publication.DocumentLink;
import org.vigie.publication.PublicationFacts;
import org.vigie.publication.PublicationFacts.Reference;
import org.vigie.publication.PublicationKind;
import org.vigie.source.Discovery;
import org.vigie.source.Source;

/** What a buyer profile shows of one consultation, gathered from its list and its own page. */
final class Consultation {
  final String id;
  final String title;
  final URI link;
  PublicationKind kind = PublicationKind.OPEN;
  @Nullable String buyer;
  @Nullable String siret;
  @Nullable String town;
  List<PlaceCode> places = new ArrayList<>();
  List<String> cpv = new ArrayList<>();
  @Nullable LocalDate published;
  @Nullable Instant deadline;
  @Nullable BigDecimal amount;
  final List<Reference> references = new ArrayList<>();
  final List<DocumentLink> documents = new ArrayList<>();
  final List<String> lines = new ArrayList<>();

  Consultation(String id, String title, URI link) {
    this.id = id;
    this.title = title;
    this.link = link;
  }

  Discovery discovery(Source source, String raw) {
    List<PlaceCode> where = places.isEmpty() ? source.places() : places;
    var facts =
        new PublicationFacts(
            title,
            kind,
            buyer == null ? source.authority() : buyer,
            siret,
            town,
            where,
            cpv.stream().distinct().toList(),
            null,
            published,
            deadline,
            amount,
            List.of(),
            references,
            link);
    List<String> words = new ArrayList<>(List.of(title));
    lines.stream().filter(Objects::nonNull).filter(line -> !line.isBlank()).forEach(words::add);
    return new Discovery(
        id,
        facts,
        String.join("\n", words.stream().distinct().toList()),
        raw.getBytes(UTF_8),
        "text/html;charset=UTF-8",
        documents);
  }
}
