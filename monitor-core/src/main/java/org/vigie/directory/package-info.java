/** Official directories of public bodies, imported so that buyers and requests have a body. */
@NullMarked
package org.vigie.directory;

import org.jspecify.annotations.NullMarked;
