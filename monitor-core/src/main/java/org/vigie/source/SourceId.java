package org.vigie.source;

import java.util.regex.Pattern;

/** A source's id: 2 to 64 of a-z, 0-9 and hyphen, as its YAML file names it. */
public record SourceId(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{1,63}");

  public SourceId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "\""
              + value
              + "\" is not a source id: 2 to 64 of a-z, 0-9 and \"-\", for example"
              + " raa-haute-brune");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
