/** How the plain classes of the other modules are put together. */
@NullMarked
package org.vigie.app.wiring;

import org.jspecify.annotations.NullMarked;
