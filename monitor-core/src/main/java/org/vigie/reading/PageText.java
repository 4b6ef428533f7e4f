package org.vigie.reading;

/**
 * One page's text as it is shown; offsets of hits count its UTF-16 characters.
 *
 * @param number from 1; 1 where there are no pages
 * @param label where it comes from when not simply a page of the file (attachment's path, sheet's
 *     name), else empty
 */
public record PageText(int number, String label, String text) {}
