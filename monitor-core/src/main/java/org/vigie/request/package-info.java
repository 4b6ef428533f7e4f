/** Demands for documents to an authority: letter, events, legal clock. */
@NullMarked
package org.vigie.request;

import org.jspecify.annotations.NullMarked;
