package org.vigie.directory;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.message.Message;
import org.vigie.place.Place;
import org.vigie.place.PlaceCode;
import org.vigie.place.Places;
import org.vigie.place.Siret;
import org.vigie.request.AuthorityKind;
import org.vigie.request.DirectoryEntry;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One record of the State's directory of administrations (DILA, "annuaire de l'administration"), of
 * its API or its whole file. Nested values are JSON inside strings in the first, and plain in the
 * second.
 */
final class AnnuaireRecord {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JsonNode node;
  private final Places places;

  AnnuaireRecord(JsonNode node, Places places) {
    this.node = node;
    this.places = places;
  }

  static boolean isOne(JsonNode node) {
    return node.has("nom") && (node.has("pivot") || node.has("adresse"));
  }

  Optional<DirectoryEntry> entry(String where, Tally tally) {
    String id = text("id").or(() -> text("partenaire_identifiant")).orElse("");
    Optional<String> name = text("nom");
    if (id.isEmpty() || name.isEmpty()) {
      tally.rejected(where, Message.of("directory.rejected.nameless", shown()));
      return Optional.empty();
    }
    String type = nested("pivot").path(0).path("type_service_local").asString("");
    boolean delegated = name.get().matches("(?i).*\\bd[ée]l[ée]gu[ée]e\\b.*");
    AuthorityKind kind = delegated ? AuthorityKind.OTHER : kind(type, name.get());
    boolean speaksForBody = !delegated && type.matches("mairie|epci|cg|cr|prefecture|sdis");
    String siret = text("siret").flatMap(Siret::in).orElse(null);
    String siren = text("siren").flatMap(Siret::sirenIn).orElse(null);
    if (siren == null && siret != null) {
      siren = siret.substring(0, 9);
    }
    text("siret")
        .filter(written -> Siret.in(written).isEmpty())
        .ifPresent(
            written ->
                tally.remark(where, Message.of("directory.remark.siret", name.get(), written)));
    String mail = text("adresse_courriel").orElse("");
    Optional<String> email = Reach.email(mail);
    if (!mail.isEmpty() && email.isEmpty() && Reach.url(mail).isEmpty()) {
      tally.remark(where, Message.of("directory.remark.mail", name.get(), mail));
    }
    return Optional.of(
        new DirectoryEntry(
            "annuaire:" + shortened(id, 90),
            shortened(name.get(), 500),
            kind,
            speaksForBody ? siren : null,
            siret,
            place(kind, siren),
            email.orElse(null),
            address(),
            first("telephone"),
            text("formulaire_contact").flatMap(Reach::url).or(() -> Reach.url(mail)).orElse(null),
            Optional.ofNullable(first("site_internet")).flatMap(Reach::url).orElse(null),
            null,
            null));
  }

  private static AuthorityKind kind(String type, String name) {
    return switch (type) {
      case "mairie" -> AuthorityKind.COMMUNE;
      case "epci" -> AuthorityKind.EPCI;
      case "cg" -> AuthorityKind.DEPARTEMENT;
      case "cr" -> AuthorityKind.REGION;
      case "prefecture", "sous_pref" -> AuthorityKind.PREFECTURE;
      case "" -> AuthorityKind.guess(name);
      default -> AuthorityKind.OTHER;
    };
  }

  /** What the body governs; of a service, the commune it is in. */
  private @Nullable PlaceCode place(AuthorityKind kind, @Nullable String siren) {
    JsonNode codes = nested("pivot").path(0).path("code_insee_commune");
    String insee = text("code_insee_commune").orElseGet(() -> codes.path(0).asString(""));
    Optional<Place> commune = places.find(new PlaceCode(PlaceCode.Kind.COMMUNE, insee));
    String departement =
        commune
            .map(Place::departement)
            .orElseGet(
                () ->
                    insee.length() == 5
                        ? insee.substring(0, insee.startsWith("97") ? 3 : 2)
                        : null);
    boolean isSubprefecture =
        nested("pivot").path(0).path("type_service_local").asString("").equals("sous_pref");
    return switch (kind) {
      case EPCI -> {
        Optional<Place> epci = siren == null ? Optional.empty() : places.governedBy(siren);
        yield epci.map(Place::code).orElseGet(() -> departement(departement));
      }
      case DEPARTEMENT -> departement(departement);
      case PREFECTURE -> isSubprefecture ? commune(insee) : departement(departement);
      case REGION ->
          commune.map(place -> new PlaceCode(PlaceCode.Kind.REGION, place.region())).orElse(null);
      case COMMUNE, OTHER -> commune(insee);
    };
  }

  private static @Nullable PlaceCode commune(String insee) {
    return insee.length() == 5 ? new PlaceCode(PlaceCode.Kind.COMMUNE, insee) : null;
  }

  private static @Nullable PlaceCode departement(@Nullable String code) {
    return code == null ? null : new PlaceCode(PlaceCode.Kind.DEPARTEMENT, code);
  }

  /** The one to write to, where there are several. */
  private @Nullable String address() {
    JsonNode addresses = nested("adresse");
    JsonNode chosen = addresses.path(0);
    for (JsonNode address : addresses) {
      if (address.path("type_adresse").asString("").equals("Adresse postale")) {
        chosen = address;
      }
    }
    String town =
        (Reach.postcode(chosen.path("code_postal").asString(""))
                + " "
                + chosen.path("nom_commune").asString(""))
            .strip();
    return Reach.lines(
            chosen.path("complement1").asString(""),
            chosen.path("complement2").asString(""),
            chosen.path("numero_voie").asString(""),
            chosen.path("service_distribution").asString(""),
            town)
        .orElse(null);
  }

  private @Nullable String first(String field) {
    String value = nested(field).path(0).path("valeur").asString("").strip();
    return value.isEmpty() ? null : shortened(value, 100);
  }

  /** A list, whether it is one or JSON inside a string. */
  private JsonNode nested(String field) {
    JsonNode value = node.path(field);
    if (!value.isString()) {
      return value;
    }
    try {
      return JSON.readTree(value.stringValue());
    } catch (JacksonException notJson) {
      return JSON.createArrayNode();
    }
  }

  private Optional<String> text(String field) {
    JsonNode value = node.path(field);
    if (value.isArray()) {
      value = value.path(0);
    }
    String text = value.isValueNode() && !value.isNull() ? value.asString("").strip() : "";
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private String shown() {
    return shortened(node.toString(), 80);
  }

  private static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
