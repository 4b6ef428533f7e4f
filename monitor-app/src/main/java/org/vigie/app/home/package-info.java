/** The home page and the pages that explain. */
@NullMarked
package org.vigie.app.home;

import org.jspecify.annotations.NullMarked;
