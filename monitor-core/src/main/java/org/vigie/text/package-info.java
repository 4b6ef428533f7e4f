/** French text as it comes out of pages and files: its words, their places, and their disguises. */
@NullMarked
package org.vigie.text;

import org.jspecify.annotations.NullMarked;
