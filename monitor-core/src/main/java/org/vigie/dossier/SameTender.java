package org.vigie.dossier;

import org.vigie.message.Message;

/**
 * Another publication of the same tender, on another portal.
 *
 * @param title as published there
 * @param reason why it is the same tender
 * @param confidence 0 to 1
 */
public record SameTender(
    long publicationId,
    String title,
    String sourceName,
    String url,
    Message reason,
    double confidence) {}
