package org.vigie.search;

import org.vigie.message.Message;

/**
 * How the index stands.
 *
 * @param waiting changes of the database that are not in it yet
 * @param problem why this process does not bring it up to date, or none
 */
public record IndexState(long waiting, Message problem) {}
