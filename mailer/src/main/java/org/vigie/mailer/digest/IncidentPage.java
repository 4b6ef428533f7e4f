package org.vigie.mailer.digest;

import java.net.URI;

/**
 * What the templates of an incident print.
 *
 * @param state the cause in words
 * @param until the day it was solved
 * @param reason the evidence; empty where there is none
 * @param caughtUp publications that were new or changed since
 */
public record IncidentPage(
    String source,
    String state,
    String since,
    String until,
    String reason,
    long caughtUp,
    URI link,
    String service) {}
