/**
 * Demands for documents to an authority: what to ask and by what right ({@link DocumentsToAsk}),
 * the letter, the events of a request, and the legal clock that says what comes next and by when.
 */
@NullMarked
package org.vigie.request;

import org.jspecify.annotations.NullMarked;
