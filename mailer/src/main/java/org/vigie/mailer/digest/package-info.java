/** The mails that subscribers get: digests, single finds, and notices about a subscription. */
@NullMarked
package org.vigie.mailer.digest;

import org.jspecify.annotations.NullMarked;
