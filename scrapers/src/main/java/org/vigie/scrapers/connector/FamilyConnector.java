package org.vigie.scrapers.connector;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.vigie.fetch.Fetcher;
import org.vigie.source.Checkpoint;
import org.vigie.source.Connector;
import org.vigie.source.DefinitionProblem;
import org.vigie.source.Discovery;
import org.vigie.source.Source;

/**
 * What all families have in common: a block of settings under the family's name, and a walk that,
 * where trouble breaks it off, lets the next one begin where it began.
 *
 * @param <S> the settings
 */
public abstract class FamilyConnector<S> implements Connector {
  private final String type;
  private final Function<SettingsReader, S> settings;

  /**
   * @param settings reads the block; what is wrong in it the reader notes
   */
  protected FamilyConnector(String type, Function<SettingsReader, S> settings) {
    this.type = type;
    this.settings = settings;
  }

  @Override
  public final String type() {
    return type;
  }

  @Override
  public final List<DefinitionProblem> check(Source source) {
    SettingsReader reader = reader(source);
    settings.apply(reader);
    return reader.problems();
  }

  @Override
  public final Outcome discover(
      Source source, Checkpoint checkpoint, Fetcher fetcher, Consumer<Discovery> found) {
    var asking = new Asking(fetcher, source.policy());
    try {
      return walk(source, settings.apply(reader(source)), checkpoint, asking, found);
    } catch (Trouble trouble) {
      return trouble.at(checkpoint);
    }
  }

  protected SettingsReader reader(Source source) {
    return new SettingsReader(source.settings(), type);
  }

  /** One walk, as {@link Connector#discover} describes it. */
  protected abstract Outcome walk(
      Source source, S settings, Checkpoint checkpoint, Asking asking, Consumer<Discovery> found)
      throws Trouble;
}
