package org.vigie.stage;

import java.util.function.BooleanSupplier;

/**
 * A step of the last stage.
 *
 * @param name for people who look at a run, for example {@code alert}
 * @param item does one item in its own transaction and says whether there was one
 */
public record NotifyStep(String name, BooleanSupplier item) {}
