package org.vigie.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.database.TextColumn;
import org.vigie.place.PlaceCode;
import org.vigie.request.DirectoryEntry.Change;

/** Directory entries in the table {@code authority}. */
final class DirectoryStore {
  /** What a directory wrote says so at the beginning of the column {@code source}. */
  static final String PREFIX = "directory ";

  private static final String COLUMNS =
      """
      select id, directory_key, name, kind, siren, siret, place_kind, place_code, email,
             postal_address, telephone, form_url, website, prada_name, prada_email, source
        from authority
      """;

  private static final String ADD =
      """
      insert into authority (directory_key, name, folded_name, kind, siren, siret, place_kind,
                             place_code, email, postal_address, telephone, form_url, website,
                             prada_name, prada_email, source, updated_at)
      values (:key, :name, :folded, :kind, :siren, :siret, :placeKind, :placeCode, :email,
              :postalAddress, :telephone, :formUrl, :website, :pradaName, :pradaEmail, :source,
              :now)
      """;

  private static final String CHANGE =
      """
      update authority
         set directory_key = :key, name = :name, folded_name = :folded, kind = :kind,
             siren = :siren, siret = :siret, place_kind = :placeKind, place_code = :placeCode,
             email = :email, postal_address = :postalAddress, telephone = :telephone,
             form_url = :formUrl, website = :website, prada_name = :pradaName,
             prada_email = :pradaEmail, source = :source, updated_at = :now
       where id = :id
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  DirectoryStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** An entry and where it stands in the table. */
  private record Known(long id, DirectoryEntry entry, @Nullable String key, String source) {
    boolean isWrittenByPerson() {
      return !source.startsWith(PREFIX) && !source.startsWith("publication ");
    }

    /** The directory knows both, so they are not the same body. */
    boolean isOtherEntryOf(DirectoryEntry given) {
      return key != null && !key.equals(given.key()) && !isOfOtherDirectory(given);
    }

    boolean isOfOtherDirectory(DirectoryEntry given) {
      return key != null && !directory(key).equals(directory(given.key()));
    }

    /**
     * No number and no place speaks against it; of two directories, the place must speak for it.
     */
    boolean mayBe(DirectoryEntry given) {
      boolean sameNumber =
          entry.siren() == null
              || given.siren() == null
              || Objects.equals(entry.siren(), given.siren());
      boolean unplaced = entry.place() == null || given.place() == null;
      return sameNumber && (unplaced ? key == null : Objects.equals(entry.place(), given.place()));
    }

    private static String directory(String key) {
      return key.substring(0, key.indexOf(':') + 1);
    }
  }

  /** The unique keys on directory key and SIREN make keeping an entry again harmless. */
  Change keep(DirectoryEntry entry, String source) {
    Optional<Known> sameSiren =
        entry.siren() == null ? Optional.empty() : one("where siren = :value", entry.siren());
    boolean taken = sameSiren.filter(known -> known.isOtherEntryOf(entry)).isPresent();
    DirectoryEntry given = taken ? withoutSiren(entry) : entry;
    Optional<Known> known =
        one("where directory_key = :value", given.key())
            .or(() -> taken ? Optional.empty() : sameSiren)
            .or(() -> byName(given))
            .or(() -> byPlace(given));
    if (known.isEmpty()) {
      write(jdbc.sql(ADD), given, source);
      return Change.ADDED;
    }
    DirectoryEntry merged = merged(known.get(), given);
    if (merged.equals(known.get().entry())) {
      return Change.UNCHANGED;
    }
    boolean keepsAuthor = known.get().isWrittenByPerson() || known.get().isOfOtherDirectory(given);
    write(
        jdbc.sql(CHANGE).param("id", known.get().id()),
        merged,
        keepsAuthor ? known.get().source() : source);
    return Change.CHANGED;
  }

  /** The one body of that name, in the same place where both have one. */
  private Optional<Known> byName(DirectoryEntry entry) {
    List<Known> found =
        jdbc
            .sql(COLUMNS + "where folded_name = :name")
            .param("name", TextColumn.fit(Authorities.folded(entry.name()), 500))
            .query(DirectoryStore::known)
            .list()
            .stream()
            .filter(known -> !known.isOtherEntryOf(entry) && known.mayBe(entry))
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /** "Commune de Valmoire" of one directory is "Mairie - Valmoire" of another. */
  private Optional<Known> byPlace(DirectoryEntry entry) {
    PlaceCode place = entry.place();
    if (place == null || !entry.kind().governs(place.kind())) {
      return Optional.empty();
    }
    List<Long> found = governing(entry.kind(), place);
    return found.size() == 1
        ? jdbc.sql(COLUMNS + "where id = :id")
            .param("id", found.getFirst())
            .query(DirectoryStore::known)
            .optional()
            .filter(known -> !known.isOtherEntryOf(entry) && known.mayBe(entry))
        : Optional.empty();
  }

  private Optional<Known> one(String where, String value) {
    return jdbc.sql(COLUMNS + where).param("value", value).query(DirectoryStore::known).optional();
  }

  private static DirectoryEntry withoutSiren(DirectoryEntry e) {
    return new DirectoryEntry(
        e.key(),
        e.name(),
        e.kind(),
        null,
        e.siret(),
        e.place(),
        e.email(),
        e.postalAddress(),
        e.telephone(),
        e.formUrl(),
        e.website(),
        e.pradaName(),
        e.pradaEmail());
  }

  /**
   * The directory's word goes before what was guessed from publications, but never before what a
   * person wrote or an earlier directory says; what it does not say stays.
   */
  private static DirectoryEntry merged(Known known, DirectoryEntry given) {
    DirectoryEntry old = known.entry();
    boolean person = known.isWrittenByPerson() || known.isOfOtherDirectory(given);
    return new DirectoryEntry(
        known.key() == null ? given.key() : known.key(),
        person ? old.name() : given.name(),
        person || given.kind() == AuthorityKind.OTHER ? old.kind() : given.kind(),
        first(old.siren(), given.siren()),
        chosen(person, old.siret(), given.siret()),
        old.place() != null && (person || given.place() == null) ? old.place() : given.place(),
        chosen(person, old.email(), given.email()),
        chosen(person, old.postalAddress(), given.postalAddress()),
        chosen(person, old.telephone(), given.telephone()),
        chosen(person, old.formUrl(), given.formUrl()),
        chosen(person, old.website(), given.website()),
        first(given.pradaName(), old.pradaName()),
        first(given.pradaEmail(), old.pradaEmail()));
  }

  private static @Nullable String chosen(
      boolean person, @Nullable String old, @Nullable String given) {
    return person ? first(old, given) : first(given, old);
  }

  private static @Nullable String first(@Nullable String one, @Nullable String other) {
    return one == null ? other : one;
  }

  private void write(JdbcClient.StatementSpec statement, DirectoryEntry entry, String source) {
    PlaceCode place = entry.place();
    statement
        .param("key", entry.key())
        .param("name", entry.name())
        .param("folded", TextColumn.fit(Authorities.folded(entry.name()), 500))
        .param("kind", entry.kind().name())
        .param("siren", entry.siren())
        .param("siret", entry.siret())
        .param("placeKind", place == null ? null : place.kind().name())
        .param("placeCode", place == null ? null : place.code())
        .param("email", entry.email())
        .param("postalAddress", entry.postalAddress())
        .param("telephone", entry.telephone())
        .param("formUrl", entry.formUrl())
        .param("website", entry.website())
        .param("pradaName", entry.pradaName())
        .param("pradaEmail", entry.pradaEmail())
        .param("source", TextColumn.fit(source, 200))
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /** Of a directory's own entries: bodies of this kind that govern this place. */
  List<Long> governing(AuthorityKind kind, PlaceCode place) {
    return jdbc.sql(
            """
            select id from authority
             where kind = :kind and place_kind = :placeKind and place_code = :placeCode
               and directory_key is not null and siren is not null
            """)
        .param("kind", kind.name())
        .param("placeKind", place.kind().name())
        .param("placeCode", place.code())
        .query((row, _) -> row.getLong("id"))
        .list();
  }

  private static Known known(ResultSet row, int number) throws SQLException {
    String placeKind = row.getString("place_kind");
    String placeCode = row.getString("place_code");
    String key = row.getString("directory_key");
    return new Known(
        row.getLong("id"),
        new DirectoryEntry(
            Objects.requireNonNullElse(key, ""),
            row.getString("name"),
            AuthorityKind.valueOf(row.getString("kind")),
            row.getString("siren"),
            row.getString("siret"),
            placeKind == null || placeCode == null
                ? null
                : new PlaceCode(PlaceCode.Kind.valueOf(placeKind), placeCode),
            row.getString("email"),
            row.getString("postal_address"),
            row.getString("telephone"),
            row.getString("form_url"),
            row.getString("website"),
            row.getString("prada_name"),
            row.getString("prada_email")),
        key,
        row.getString("source"));
  }
}
