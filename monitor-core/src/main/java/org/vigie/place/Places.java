package org.vigie.place;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Communes, intercommunalities, départements and régions of France, to which buyers and subscribers
 * are tied.
 *
 * <p>Built in from {@code @etalab/decoupage-administratif} 6.0.0 (geography of 2026; Licence
 * Ouverte 2.0). A file of the same columns can add to it: kind, code, name, departement, region,
 * epci, postcodes, population, siren, parted by tabs. Rows of kind ALIAS give a former or delegated
 * commune's name to the commune whose code they carry.
 */
public final class Places {
  private static final int COLUMNS = 9;

  /**
   * "à Valmoire", "la commune de Saint-Orme", "mairie d'Issy": a name of a place is announced by
   * one of these.
   */
  private static final Pattern ANNOUNCED =
      Pattern.compile(
          "(?:\\b(?:à|À|A|de|DE|du|DU|des|DES|sur|SUR|ville|commune|mairie|maire)\\s+|\\b[dD][’'])(?=\\p{Lu})",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern BODY_PREFIX =
      Pattern.compile(
          "^(?:(?:la )?(?:commune|ville|mairie)(?: de la ville)?(?: de la commune)?(?: deleguee)?"
              + " (?:de |du |des |d )?)");

  private final Map<PlaceCode, Place> byCode = new LinkedHashMap<>();
  private final TreeMap<String, List<Place>> byName = new TreeMap<>();
  private final Map<String, List<Place>> byPostcode = new HashMap<>();
  private final Map<String, Place> bySiren = new HashMap<>();
  private final List<String[]> aliases = new ArrayList<>();

  private Places() {}

  /** The map that is built in. */
  public static Places builtIn() {
    return builtInAnd(null);
  }

  /**
   * The built-in map and the places of a file.
   *
   * @param more a file of the same columns, or null; absent is the same as empty
   * @throws UncheckedIOException if the file cannot be read
   * @throws IllegalArgumentException naming the file and line that has not the right columns
   */
  public static Places builtInAnd(@Nullable Path more) {
    Places places = new Places();
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(Places.class.getResourceAsStream("places.tsv")),
            StandardCharsets.UTF_8)) {
      places.read(reader, "places.tsv");
      if (more != null && Files.exists(more)) {
        try (Reader moreReader = Files.newBufferedReader(more)) {
          places.read(moreReader, more.toString());
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    places.resolveAliases();
    return places;
  }

  public Optional<Place> find(PlaceCode code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /**
   * The commune or intercommunality that a body governs.
   *
   * @param siren 9 digits; the first nine of a SIRET
   */
  public Optional<Place> governedBy(String siren) {
    return Optional.ofNullable(bySiren.get(siren));
  }

  /** Places of one kind, in the order of their codes. */
  public List<Place> all(PlaceCode.Kind kind) {
    return byCode.values().stream().filter(place -> place.code().kind() == kind).toList();
  }

  /**
   * A place and the larger ones that it lies in: of a commune its intercommunality, département and
   * région. A commune that is not in the directory still tells its département by its code.
   */
  public Set<PlaceCode> containing(PlaceCode code) {
    Set<PlaceCode> containing = new LinkedHashSet<>(Set.of(code));
    Place place = byCode.get(code);
    if (place == null) {
      if (code.kind() == PlaceCode.Kind.COMMUNE && code.code().length() == 5) {
        containing.addAll(
            containing(new PlaceCode(PlaceCode.Kind.DEPARTEMENT, departementOf(code.code()))));
      }
      return containing;
    }
    if (place.epci() != null) {
      containing.add(new PlaceCode(PlaceCode.Kind.EPCI, place.epci()));
    }
    if (place.departement() != null) {
      containing.add(new PlaceCode(PlaceCode.Kind.DEPARTEMENT, place.departement()));
    }
    if (!place.region().isEmpty()) {
      containing.add(new PlaceCode(PlaceCode.Kind.REGION, place.region()));
    }
    return containing;
  }

  /** The official geographic code: overseas départements have three characters, others two. */
  private static String departementOf(String communeCode) {
    boolean overseas = communeCode.startsWith("97") || communeCode.startsWith("98");
    return communeCode.substring(0, overseas ? 3 : 2);
  }

  /** A place and the smaller ones that lie in it. */
  public Set<PlaceCode> within(PlaceCode code) {
    Set<PlaceCode> within = new LinkedHashSet<>(Set.of(code));
    if (code.kind() != PlaceCode.Kind.COMMUNE) {
      for (Place place : byCode.values()) {
        if (containing(place.code()).contains(code)) {
          within.add(place.code());
        }
      }
    }
    return within;
  }

  /**
   * What a person may mean by a name, the beginning of one, or a postcode: exact names first, then
   * the most populous.
   *
   * @param most at most so many
   */
  public List<Place> search(String text, int most) {
    String wanted = fold(text);
    if (wanted.isEmpty()) {
      return List.of();
    }
    Set<Place> found = new LinkedHashSet<>(byPostcode.getOrDefault(wanted, List.of()));
    List<Place> named = new ArrayList<>();
    byName.subMap(wanted, true, wanted + Character.MAX_VALUE, true).values().forEach(named::addAll);
    named.sort(
        Comparator.comparing((Place place) -> !fold(place.name()).equals(wanted))
            .thenComparing(Comparator.comparingInt(Places::weight).reversed()));
    found.addAll(named);
    return found.stream().limit(most).toList();
  }

  /**
   * The commune that a buyer's name or town means: "Valmoire", "COMMUNE DE VALMOIRE", "Mairie -
   * Valmoire".
   *
   * @param departement code of the département it must lie in; null only accepts a name that exists
   *     once in France
   */
  public Optional<Place> commune(String nameOrBody, @Nullable String departement) {
    String folded = fold(nameOrBody);
    String name = BODY_PREFIX.matcher(folded).replaceFirst("").strip();
    List<Place> candidates =
        byName.getOrDefault(name.isEmpty() ? folded : name, List.of()).stream()
            .filter(place -> place.code().kind() == PlaceCode.Kind.COMMUNE)
            .filter(place -> departement == null || departement.equals(place.departement()))
            .distinct()
            .toList();
    return candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
  }

  /**
   * Communes of a département that a text names after a preposition, with a capital ("à Valmoire").
   * The longest name at a place wins, so "Saint-Orme-le-Haut" does not also give "Saint-Orme".
   */
  public Set<Place> communesNamedIn(String text, String departement) {
    Set<Place> named = new LinkedHashSet<>();
    Matcher announced = ANNOUNCED.matcher(text);
    while (announced.find()) {
      String rest = text.substring(announced.end(), Math.min(text.length(), announced.end() + 60));
      longestName(rest, departement).ifPresent(named::add);
    }
    return named;
  }

  private Optional<Place> longestName(String rest, String departement) {
    String[] words = fold(rest).split(" ");
    for (int count = Math.min(words.length, 8); count > 0; count--) {
      String name = String.join(" ", List.of(words).subList(0, count));
      for (Place place : byName.getOrDefault(name, List.of())) {
        if (place.code().kind() == PlaceCode.Kind.COMMUNE
            && departement.equals(place.departement())) {
          return Optional.of(place);
        }
      }
    }
    return Optional.empty();
  }

  private static int weight(Place place) {
    return switch (place.code().kind()) {
      case REGION -> 4_000_000;
      case DEPARTEMENT -> 3_000_000;
      case EPCI, COMMUNE -> place.population();
    };
  }

  private void read(Reader reader, String origin) throws IOException {
    BufferedReader lines = new BufferedReader(reader);
    String line;
    for (int number = 1; (line = lines.readLine()) != null; number++) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] columns = line.split("\t", -1);
      if (columns.length != COLUMNS) {
        throw new IllegalArgumentException(
            "%s:%d: %d columns instead of %d (kind, code, name, departement, region, epci, postcodes, population, siren, parted by tabs)"
                .formatted(origin, number, columns.length, COLUMNS));
      }
      if (columns[0].equals("ALIAS")) {
        aliases.add(columns);
      } else {
        add(place(columns));
      }
    }
  }

  private static Place place(String[] columns) {
    return new Place(
        new PlaceCode(PlaceCode.Kind.valueOf(columns[0]), columns[1]),
        columns[2],
        columns[3].isEmpty() ? null : columns[3],
        columns[4],
        columns[5].isEmpty() ? null : columns[5],
        columns[6].isEmpty() ? List.of() : List.of(columns[6].split(" ")),
        columns[7].isEmpty() ? 0 : Integer.parseInt(columns[7]),
        columns[8].isEmpty() ? null : columns[8]);
  }

  private void add(Place place) {
    byCode.put(place.code(), place);
    if (place.siren() != null) {
      bySiren.putIfAbsent(place.siren(), place);
    }
    byName.computeIfAbsent(fold(place.name()), name -> new ArrayList<>(1)).add(place);
    for (String postcode : place.postcodes()) {
      byPostcode.computeIfAbsent(postcode, code -> new ArrayList<>(1)).add(place);
    }
  }

  private void resolveAliases() {
    for (String[] alias : aliases) {
      Place commune = byCode.get(new PlaceCode(PlaceCode.Kind.COMMUNE, alias[1]));
      List<Place> sameName = byName.computeIfAbsent(fold(alias[2]), name -> new ArrayList<>(1));
      if (commune != null && sameName.isEmpty()) {
        sameName.add(commune);
      }
    }
  }

  /** Case, accents, hyphens and "St" do not part one name from another. */
  private static String fold(String name) {
    StringBuilder folded = new StringBuilder(name.length());
    String decomposed = Normalizer.normalize(name, Normalizer.Form.NFD);
    for (int i = 0; i < decomposed.length(); i++) {
      char c = decomposed.charAt(i);
      if (c == 'œ' || c == 'Œ') {
        folded.append("oe");
      } else if (Character.isLetterOrDigit(c)) {
        folded.append(Character.toLowerCase(c));
      } else if (Character.getType(c) != Character.NON_SPACING_MARK
          && !folded.isEmpty()
          && folded.charAt(folded.length() - 1) != ' ') {
        folded.append(' ');
      }
    }
    return folded
        .toString()
        .strip()
        .replaceAll("\\bst\\b", "saint")
        .replaceAll("\\bste\\b", "sainte");
  }
}
