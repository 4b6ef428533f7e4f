package org.vigie.alert;

import java.net.URI;
import org.vigie.place.PlaceCode;
import org.vigie.place.Places;
import org.vigie.secret.AddressVault;
import org.vigie.secret.InstallationKey;

/**
 * What one installation of Vigie has for itself.
 *
 * @param key signs links
 * @param vault seals addresses
 * @param publicUrl of the service; links in mails begin with it
 * @param places the directory that subscriptions name places of
 */
public record Installation(InstallationKey key, AddressVault vault, URI publicUrl, Places places) {

  /** What a place is called in a sentence; its code where the directory has no name. */
  String nameOf(PlaceCode place) {
    return places.find(place).map(known -> known.name()).orElse(place.code());
  }

  Links links() {
    return new Links(publicUrl, key);
  }
}
