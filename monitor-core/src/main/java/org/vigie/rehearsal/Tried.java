package org.vigie.rehearsal;

import java.time.LocalDate;
import java.util.List;
import org.vigie.rule.Matcher;

/**
 * A publication to try rules on.
 *
 * @param day of publication, or when it was first seen
 * @param departements codes
 */
record Tried(
    long publication,
    String title,
    LocalDate day,
    List<String> departements,
    Matcher.Subject subject) {}
