/** A document's text page by page, and its original. */
@NullMarked
package org.vigie.app.document;

import org.jspecify.annotations.NullMarked;
