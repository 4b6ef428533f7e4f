package org.vigie.app.account;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can sign in.
 *
 * @param email in lower case
 * @param lastSeenOn the day only, Europe/Paris
 */
public record Account(
    long id,
    String email,
    String name,
    Role role,
    boolean disabled,
    @Nullable LocalDate lastSeenOn) {}
