package org.vigie.directory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.vigie.message.Message;
import org.vigie.place.Place;
import org.vigie.place.PlaceCode;
import org.vigie.place.Places;
import org.vigie.place.Siret;
import org.vigie.request.AuthorityKind;
import org.vigie.request.DirectoryEntry;

/**
 * A table of bodies: Alaveteli's import form (first column {@code #id}; the address stands in the
 * notes), or a list of persons in charge of access to documents (PRADA), whose columns nobody has
 * fixed. Read twice: an address that many bodies share is a placeholder and nobody's.
 */
final class CsvEntries {
  private static final int PEEKED = 1 << 16;

  /** Of bodies with one and the same address before it is taken for a placeholder. */
  private static final int FEW = 10;

  /** {@code 67 route de Sorbier,1300,Parves - Tél : 04 79 … - Fax : …} */
  private static final Pattern NOTES =
      Pattern.compile(
          "(?s)(?<street>.*?),\\s*(?<postcode>\\d{4,5})\\s*,(?<town>.*?)-\\s*Tél\\s*:(?<tel>.*?)(?:-\\s*Fax\\s*:.*)?");

  private static final Pattern TELEPHONE = Pattern.compile("\\d[\\d .]{2,}\\d");

  private final Places places;
  private final Tally tally;
  private final Map<String, String> chosen;
  private final boolean prada;

  CsvEntries(Places places, Tally tally, Map<String, String> chosen, boolean prada) {
    this.places = places;
    this.tally = tally;
    this.chosen = chosen;
    this.prada = prada;
  }

  void read(Path file, Consumer<DirectoryEntry> found) throws IOException {
    Map<String, Integer> addresses = new HashMap<>();
    each(
        file,
        (columns, row) ->
            columns
                .get(row, "email")
                .ifPresent(
                    mail -> addresses.merge(mail.toLowerCase(Locale.ROOT), 1, Integer::sum)));
    int all = addresses.values().stream().mapToInt(Integer::intValue).sum();
    Set<String> placeholders =
        addresses.entrySet().stream()
            .filter(entry -> entry.getValue() > FEW && entry.getValue() * 3 > all)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    each(file, (columns, row) -> entry(columns, row, placeholders).ifPresent(found));
  }

  private interface Row {
    void of(Columns columns, CSVRecord row);
  }

  private void each(Path file, Row action) throws IOException {
    byte[] beginning;
    try (InputStream in = Files.newInputStream(file)) {
      beginning = in.readNBytes(PEEKED);
    }
    Charset charset = charset(beginning);
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(delimiter(new String(beginning, charset)))
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setAllowMissingColumnNames(true)
            .setTrim(true)
            .get();
    try (var reader =
            new BufferedReader(new InputStreamReader(Files.newInputStream(file), charset));
        CSVParser rows = format.parse(withoutMark(reader))) {
      Columns columns = new Columns(rows.getHeaderNames(), chosen);
      for (CSVRecord row : rows) {
        action.of(columns, row);
      }
    } catch (UncheckedIOException broken) {
      tally.rejected("?", Message.of("directory.rejected.not-csv", broken));
    }
  }

  private Optional<DirectoryEntry> entry(Columns columns, CSVRecord row, Set<String> placeholders) {
    String where = String.valueOf(row.getRecordNumber() + 1);
    String name = columns.get(row, "name").orElse("");
    if (name.isEmpty()) {
      tally.rejected(
          where, Message.of("directory.rejected.nameless", row.stream().limit(4).toList()));
      return Optional.empty();
    }
    String written = columns.get(row, "email").orElse("");
    boolean placeholder = placeholders.contains(written.toLowerCase(Locale.ROOT));
    Optional<String> email = placeholder ? Optional.empty() : Reach.email(written);
    if (placeholder) {
      tally.remark(where, Message.of("directory.remark.placeholder", name, written));
    } else if (!written.isEmpty() && email.isEmpty() && Reach.url(written).isEmpty()) {
      tally.remark(where, Message.of("directory.remark.mail", name, written));
    }
    Matcher notes = NOTES.matcher(columns.get(row, "notes").orElse(""));
    boolean noted = notes.matches();
    String postcode =
        Reach.postcode(columns.get(row, "postcode").orElse(noted ? notes.group("postcode") : ""));
    String town = columns.get(row, "town").orElse(noted ? notes.group("town").strip() : "");
    String street = columns.get(row, "address").orElse(noted ? notes.group("street") : "");
    String telephone = columns.get(row, "telephone").orElse(noted ? notes.group("tel") : "");
    String siret = columns.get(row, "siret").flatMap(Siret::in).orElse(null);
    String siren =
        columns
            .get(row, "siren")
            .flatMap(Siret::sirenIn)
            .orElse(siret == null ? null : siret.substring(0, 9));
    AuthorityKind kind = AuthorityKind.guess(name);
    return Optional.of(
        new DirectoryEntry(
            key(columns, row, name, siren),
            name.length() <= 500 ? name : name.substring(0, 500),
            kind,
            siren,
            siret,
            place(columns.get(row, "insee").orElse(""), name, kind, town, postcode),
            prada ? null : email.orElse(null),
            prada && !columns.has("address")
                ? null
                : Reach.lines(street, (postcode + " " + town).strip()).orElse(null),
            telephone(telephone),
            Reach.url(written).orElse(null),
            columns.get(row, "website").flatMap(Reach::url).orElse(null),
            prada ? person(columns, row) : null,
            prada ? email.orElse(null) : null));
  }

  /** A PRADA is kept with the body, which other directories know by SIREN or name. */
  private String key(Columns columns, CSVRecord row, String name, @Nullable String siren) {
    String key =
        columns
            .get(row, "key")
            .filter(id -> !prada)
            .orElse(siren == null ? Columns.folded(name) : siren);
    String whole = (prada ? "prada:" : "csv:") + key;
    return whole.length() <= 100 ? whole : whole.substring(0, 100);
  }

  private @Nullable PlaceCode place(
      String insee, String name, AuthorityKind kind, String town, String postcode) {
    if (insee.matches("\\d[\\dAB]\\d{3}")) {
      return new PlaceCode(PlaceCode.Kind.COMMUNE, insee);
    }
    String departement =
        postcode.length() == 5 ? postcode.substring(0, postcode.startsWith("97") ? 3 : 2) : "";
    String searched = kind == AuthorityKind.COMMUNE ? name : town;
    Optional<Place> commune =
        postcode.length() == 5
            ? places.commune(searched, departement)
            : places.commune(searched, null);
    if (commune.isEmpty() && kind == AuthorityKind.COMMUNE) {
      commune = departement.isEmpty() ? Optional.empty() : places.commune(town, departement);
    }
    return commune.map(Place::code).orElse(null);
  }

  private static @Nullable String telephone(String text) {
    Matcher number = TELEPHONE.matcher(text);
    return number.find() ? number.group().strip() : null;
  }

  private static @Nullable String person(Columns columns, CSVRecord row) {
    String name =
        columns
            .get(row, "person")
            .orElseGet(
                () ->
                    (columns.get(row, "first-name").orElse("")
                            + " "
                            + columns.get(row, "last-name").orElse(""))
                        .strip());
    return name.isEmpty() ? null : name.substring(0, Math.min(300, name.length()));
  }

  private static String delimiter(String beginning) {
    String header = beginning.lines().findFirst().orElse("");
    char best = ',';
    for (char candidate : new char[] {';', '\t'}) {
      if (count(header, candidate) > count(header, best)) {
        best = candidate;
      }
    }
    return String.valueOf(best);
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  private static BufferedReader withoutMark(BufferedReader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != '\ufeff') {
      reader.reset();
    }
    return reader;
  }

  private static Charset charset(byte[] beginning) {
    int length = beginning.length;
    for (int i = 0; i < 4 && length > 0 && (beginning[length - 1] & 0x80) != 0; i++) {
      length--;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(beginning, 0, length));
      return StandardCharsets.UTF_8;
    } catch (CharacterCodingException notUtf8) {
      return Charset.forName("windows-1252");
    }
  }
}
