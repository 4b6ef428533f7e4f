package org.vigie.scrapers.decp;

/**
 * How the reading of a file ended.
 *
 * @param found whether there was a place for rows, be it empty
 * @param whole false where the file stops in its middle, or could not be followed to its end
 * @param line the last one that was reached, from 1
 */
record RowsEnd(boolean found, boolean whole, long line) {}
