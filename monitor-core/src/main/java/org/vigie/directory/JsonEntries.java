package org.vigie.directory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.vigie.message.Message;
import org.vigie.place.Place;
import org.vigie.place.PlaceCode;
import org.vigie.place.Places;
import org.vigie.request.AuthorityKind;
import org.vigie.request.DirectoryEntry;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The State's directory of administrations as JSON (the API's answers and exports, the whole file
 * with its list {@code service}), or communes as geo.api.gouv.fr gives them; one record in memory
 * at a time.
 */
final class JsonEntries {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Places places;
  private final Tally tally;
  private String format = "";

  JsonEntries(Places places, Tally tally) {
    this.places = places;
    this.tally = tally;
  }

  /**
   * @return the format, empty where nothing was found
   */
  String read(Path file, Consumer<DirectoryEntry> found) throws IOException {
    int number = 0;
    try (InputStream in = Files.newInputStream(file);
        JsonParser parser = JSON.createParser(in)) {
      int arrays = 0;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_ARRAY) {
          arrays++;
        } else if (token == JsonToken.END_ARRAY) {
          arrays--;
        } else if (token == JsonToken.START_OBJECT && arrays > 0) {
          number++;
          JsonNode node = parser.readValueAsTree();
          entry(node, String.valueOf(number)).ifPresent(found);
        }
      }
    } catch (JacksonException notJson) {
      int line = notJson.getLocation() == null ? 1 : notJson.getLocation().getLineNr();
      tally.rejected(
          String.valueOf(number + 1),
          Message.of("directory.rejected.not-json", line, notJson.getOriginalMessage()));
    }
    return format;
  }

  private Optional<DirectoryEntry> entry(JsonNode node, String where) {
    if (node.has("codesPostaux") || node.has("codeDepartement")) {
      format = "communes";
      return commune(node, where);
    }
    if (AnnuaireRecord.isOne(node)) {
      format = "annuaire";
      return new AnnuaireRecord(node, places).entry(where, tally);
    }
    String shown = node.toString();
    tally.rejected(
        where,
        Message.of("directory.rejected.unknown", shown.substring(0, Math.min(80, shown.length()))));
    return Optional.empty();
  }

  private Optional<DirectoryEntry> commune(JsonNode node, String where) {
    String code = node.path("code").asString("");
    String name = node.path("nom").asString("");
    if (code.length() != 5 || name.isEmpty()) {
      tally.rejected(where, Message.of("directory.rejected.nameless", node));
      return Optional.empty();
    }
    String siren = node.path("siren").asString("");
    return Optional.of(
        new DirectoryEntry(
            "commune:" + code,
            Place.communeName(name),
            AuthorityKind.COMMUNE,
            siren.matches("\\d{9}") ? siren : null,
            null,
            new PlaceCode(PlaceCode.Kind.COMMUNE, code),
            null,
            null,
            null,
            null,
            null,
            null,
            null));
  }
}
