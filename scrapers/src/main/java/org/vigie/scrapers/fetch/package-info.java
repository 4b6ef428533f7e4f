/**
 * The only package that opens connections: the guard, robots.txt, pace, limits and retries of every
 * outgoing request.
 */
@NullMarked
package org.vigie.scrapers.fetch;

import org.jspecify.annotations.NullMarked;
