/**
 * Finds reviewed by volunteers, reported by visitors, decided by admins; and what rules are worth.
 */
@NullMarked
package org.vigie.app.review;

import org.jspecify.annotations.NullMarked;
