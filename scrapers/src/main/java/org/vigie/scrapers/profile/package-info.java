/** Buyer profiles, without log-in: what their pages show to anybody. */
@NullMarked
package org.vigie.scrapers.profile;

import org.jspecify.annotations.NullMarked;
