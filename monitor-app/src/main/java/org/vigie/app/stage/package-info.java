/** The stages at work. */
@NullMarked
package org.vigie.app.stage;

import org.jspecify.annotations.NullMarked;
