/** What every page shares: language, appearance, words, errors, limits. */
@NullMarked
package org.vigie.app.page;

import org.jspecify.annotations.NullMarked;
