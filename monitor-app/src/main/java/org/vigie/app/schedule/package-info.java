/** When a stage runs. */
@NullMarked
package org.vigie.app.schedule;

import org.jspecify.annotations.NullMarked;
