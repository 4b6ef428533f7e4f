/** The three stages as Batch jobs: how they are started, followed and resumed. */
@NullMarked
package org.vigie.stage;

import org.jspecify.annotations.NullMarked;
