/** Subscribing to alerts, confirming, changing, leaving. */
@NullMarked
package org.vigie.app.subscription;

import org.jspecify.annotations.NullMarked;
