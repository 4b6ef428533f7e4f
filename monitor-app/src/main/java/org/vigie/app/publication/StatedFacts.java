package org.vigie.app.publication;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vigie.app.page.Foreign;
import org.vigie.app.page.Link;
import org.vigie.app.page.PlaceWords;
import org.vigie.app.page.Say;
import org.vigie.place.PlaceCode;
import org.vigie.publication.PublicationFacts;
import org.vigie.publication.PublicationFacts.Reference;

/** All that a portal stated of a publication, for its page and the pages of its finds. */
@Component
public class StatedFacts {
  private final PublicationReadModel publications;
  private final PlaceWords places;

  StatedFacts(PublicationReadModel publications, PlaceWords places) {
    this.publications = publications;
    this.places = places;
  }

  /**
   * A fact.
   *
   * @param values one or more
   */
  public record Fact(String name, List<Link> values) {}

  /** The facts of a revision that the portal stated, in the order in which people ask for them. */
  public List<Fact> of(long revision, Say say) {
    PublicationReadModel.Stated stated = publications.stated(revision);
    PublicationFacts facts = stated.facts();
    List<Fact> all = new ArrayList<>();
    add(all, say, "buyer", buyer(stated, say));
    add(all, say, "kind", words(say.word("kind.", facts.kind().name().toLowerCase(Locale.ROOT))));
    add(
        all,
        say,
        "amount",
        words(
            facts.amount() == null
                ? ""
                : say.text("amount.before-tax", say.amount(facts.amount()))));
    add(all, say, "suppliers", facts.suppliers().stream().map(StatedFacts::foreign).toList());
    add(all, say, "places", stated.places().stream().map(place -> place(place, say)).toList());
    add(all, say, "cpv", facts.cpv().stream().map(code -> cpv(code, say)).toList());
    add(all, say, "signed", words(facts.signedOn() == null ? "" : say.date(facts.signedOn())));
    add(
        all,
        say,
        "published",
        words(facts.publishedOn() == null ? "" : say.date(facts.publishedOn())));
    add(
        all,
        say,
        "deadline",
        words(facts.deadlineAt() == null ? "" : say.moment(facts.deadlineAt())));
    add(all, say, "reference", references(stated, say));
    add(all, say, "seen", words(say.moment(stated.firstSeenAt())));
    return all;
  }

  private static void add(List<Fact> all, Say say, String name, List<Link> values) {
    if (!values.isEmpty()) {
      all.add(new Fact(say.text("find.fact." + name), values));
    }
  }

  private static List<Link> words(String text) {
    return text.isBlank() ? List.of() : List.of(Link.nowhere(text));
  }

  private static Link foreign(String text) {
    return Link.nowhere(Foreign.name(text));
  }

  private static List<Link> buyer(PublicationReadModel.Stated stated, Say say) {
    List<Link> lines = new ArrayList<>();
    String name = stated.buyerName();
    if (name != null && !name.isBlank()) {
      lines.add(new Link(search("autorite", name), Foreign.name(name)));
    }
    @Nullable String siret = stated.facts().buyerSiret();
    if (siret != null) {
      lines.add(Link.nowhere(say.text("find.siret", siret)));
    }
    return lines;
  }

  private Link place(PlaceCode place, Say say) {
    String name = Foreign.name(places.place(place, say));
    return switch (place.kind()) {
      case COMMUNE -> new Link(search("commune", place.code()), name);
      case DEPARTEMENT -> new Link(search("dep", place.code()), name);
      case EPCI, REGION -> Link.nowhere(name);
    };
  }

  /** The code with its title in the vocabulary, where it is one of those that matter here. */
  private static Link cpv(String code, Say say) {
    String title = say.word("cpv.", code);
    return foreign(title.equals(code) ? code : say.text("find.cpv", code, title));
  }

  private static List<Link> references(PublicationReadModel.Stated stated, Say say) {
    List<Link> all = new ArrayList<>();
    all.add(foreign(stated.externalId()));
    for (Reference reference : stated.facts().references()) {
      if (!reference.value().equals(stated.externalId())) {
        String scheme = say.word("find.scheme.", reference.scheme());
        all.add(foreign(say.text("find.reference", scheme, reference.value())));
      }
    }
    return all;
  }

  private static String search(String parameter, String value) {
    return "/recherche?" + parameter + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
