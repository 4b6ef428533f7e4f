/**
 * What a connector asks of the network, and what it may be answered; the scrapers module answers.
 */
@NullMarked
package org.vigie.fetch;

import org.jspecify.annotations.NullMarked;
