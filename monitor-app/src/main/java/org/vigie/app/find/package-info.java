/** Finds: the list with its filters, and the page of one. */
@NullMarked
package org.vigie.app.find;

import org.jspecify.annotations.NullMarked;
