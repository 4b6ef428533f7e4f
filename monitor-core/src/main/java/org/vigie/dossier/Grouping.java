package org.vigie.dossier;

import org.vigie.message.Message;

/**
 * The dossier of a publication.
 *
 * @param opened a new dossier had to be opened
 * @param reason why it belongs there
 * @param confidence 0 to 1; 1 for the publication that opened the dossier
 */
public record Grouping(long dossierId, boolean opened, Message reason, double confidence) {}
