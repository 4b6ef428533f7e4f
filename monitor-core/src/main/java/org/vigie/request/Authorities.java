package org.vigie.request;

import java.text.Normalizer;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.place.PlaceCode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The public bodies that can be asked, and how to reach them. */
public final class Authorities {
  private static final Pattern SIREN = Pattern.compile("\\d{9}");
  private static final Pattern EMAIL =
      Pattern.compile("[\\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
  private static final Pattern URL = Pattern.compile("(?i)https?://\\S+");

  private final AuthorityStore store;
  private final DirectoryStore directory;

  public Authorities(JdbcClient jdbc, Clock clock) {
    this.store = new AuthorityStore(jdbc, clock);
    this.directory = new DirectoryStore(jdbc, clock);
  }

  public Optional<Authority> find(long id) {
    return store.find(id);
  }

  /**
   * @param siren 9 digits
   */
  public Optional<Authority> withSiren(String siren) {
    return store.findBySiren(siren);
  }

  /** By name. */
  public List<Authority> all() {
    return store.all();
  }

  /**
   * Bodies whose name has these words, whatever case and accents; those it begins with first.
   *
   * @param most at most so many
   */
  public List<Authority> search(String words, int most) {
    String folded = folded(words);
    return folded.isEmpty() ? List.of() : store.search(folded, most);
  }

  /**
   * Keeps what a directory says of a body. What a person wrote stays; the same entry again changes
   * nothing.
   *
   * @param directoryName where it is from, shown beside the entry
   */
  public DirectoryEntry.Change keep(DirectoryEntry entry, String directoryName) {
    return directory.keep(entry, DirectoryStore.PREFIX + directoryName);
  }

  /** A name without case, accents and punctuation. */
  static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replace("œ", "oe")
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip();
  }

  /**
   * The body with this SIREN, else the one of this name; made where neither is known. A SIREN that
   * is learnt for a known name is kept.
   *
   * @param siren 9 digits or null; the first nine of a SIRET
   * @param source where this is from, shown beside the entry
   */
  public Authority findOrCreate(
      @Nullable String siren, String name, @Nullable PlaceCode place, String source) {
    if (siren != null && !SIREN.matcher(siren).matches()) {
      throw new IllegalArgumentException(
          "\"" + siren + "\" is not a SIREN: expected 9 digits, for example 219900010");
    }
    if (siren != null) {
      var known = store.findBySiren(siren);
      if (known.isPresent()) {
        return known.get();
      }
    }
    var sameName = store.findByName(name, siren);
    if (sameName.isPresent()) {
      if (siren != null) {
        store.setSiren(sameName.get().id(), siren);
      }
      return store.find(sameName.get().id()).orElseThrow();
    }
    return store.create(siren, name, AuthorityKind.guess(name), place, source);
  }

  /**
   * The body behind a publication: its buyer, else the body whose own site the source is; empty
   * where neither is said.
   */
  public Optional<Authority> guess(long publicationId) {
    return store
        .publisher(publicationId)
        .flatMap(
            publisher -> {
              String siret = publisher.buyerSiret();
              String siren = siret == null || siret.length() < 9 ? null : siret.substring(0, 9);
              Optional<Authority> known =
                  siren == null ? Optional.empty() : store.findBySiren(siren);
              if (known.isPresent()) {
                return known;
              }
              String buyer = publisher.buyerName();
              String name =
                  buyer == null && siren == null ? authorityOf(publisher.definition()) : buyer;
              if (name == null || name.isBlank()) {
                return Optional.empty();
              }
              AuthorityKind kind = AuthorityKind.guess(name);
              PlaceCode place = publisher.placeFor(kind);
              Optional<Authority> governing =
                  siren == null && place != null && publisher.isBuyersOwn(place, buyer == null)
                      ? governing(kind, place)
                      : Optional.empty();
              if (governing.isPresent()) {
                return governing;
              }
              return Optional.of(findOrCreate(siren, name, place, "publication " + publicationId));
            });
  }

  /** The one body of a directory that governs a place: "MAIRIE DE VALMOIRE" by its commune. */
  private Optional<Authority> governing(AuthorityKind kind, PlaceCode place) {
    if (!kind.governs(place.kind())) {
      return Optional.empty();
    }
    List<Long> found = directory.governing(kind, place);
    return found.size() == 1 ? store.find(found.getFirst()) : Optional.empty();
  }

  /**
   * Sets how to reach a body, as a person wrote it: an address of a web form, an e-mail address or
   * lines of a postal address, told apart by their form. An e-mail address that a directory gives
   * is often the address of a form.
   */
  public Authority reachAt(long id, String address, String author) {
    String text = address.strip();
    if (URL.matcher(text).matches()) {
      store.setFormUrl(id, text, author);
    } else if (EMAIL.matcher(text).matches()) {
      store.setEmail(id, text, author);
    } else {
      store.setPostalAddress(id, text, author);
    }
    return store.find(id).orElseThrow();
  }

  private static @Nullable String authorityOf(String definition) {
    try {
      JsonNode name = YAMLMapper.shared().readTree(definition).path("authority");
      return name.isString() ? name.stringValue() : null;
    } catch (JacksonException unreadable) {
      // A source whose definition cannot be read says nothing of its authority; the source itself
      // reports that it is broken.
      return null;
    }
  }
}
