/** The rules in force and the files that are broken. */
@NullMarked
package org.vigie.app.rule;

import org.jspecify.annotations.NullMarked;
