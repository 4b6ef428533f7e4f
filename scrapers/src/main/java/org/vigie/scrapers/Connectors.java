package org.vigie.scrapers;

import java.time.Clock;
import java.util.List;
import org.vigie.scrapers.boamp.BoampConnector;
import org.vigie.scrapers.boamp.BoampXmlConnector;
import org.vigie.scrapers.catalogue.CatalogueConnector;
import org.vigie.scrapers.decp.DecpConnector;
import org.vigie.scrapers.feed.FeedConnector;
import org.vigie.scrapers.listing.ListingConnector;
import org.vigie.scrapers.page.PageConnector;
import org.vigie.scrapers.profile.AtexoConnector;
import org.vigie.scrapers.profile.AwsConnector;
import org.vigie.scrapers.scdl.ScdlConnector;
import org.vigie.scrapers.sitemap.SitemapConnector;
import org.vigie.scrapers.ted.TedConnector;
import org.vigie.source.Connector;

/** All families of places that Vigie can watch. A new connector is added here. */
public final class Connectors {
  private Connectors() {}

  public static List<Connector> all(Clock clock) {
    return List.of(
        new AtexoConnector(),
        new AwsConnector(),
        new BoampConnector(clock),
        new BoampXmlConnector(clock),
        new CatalogueConnector(),
        new DecpConnector(clock),
        new FeedConnector(clock),
        new ListingConnector(clock),
        new PageConnector(),
        new ScdlConnector(),
        new SitemapConnector(clock),
        new TedConnector(clock));
  }
}
