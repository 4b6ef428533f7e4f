package org.vigie.app.page;

/**
 * A point to correct in a form.
 *
 * @param field id of the field, where the summary's link leads
 * @param sentence what is wrong and what is expected; the same in the summary and at the field
 */
public record FormError(String field, String sentence) {}
