/** The text of a document, page by page. */
@NullMarked
package org.vigie.reading;

import org.jspecify.annotations.NullMarked;
