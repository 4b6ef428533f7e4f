/** A mail to be sent, as the rest of the domain sees it; the mailer module sends it. */
@NullMarked
package org.vigie.mail;

import org.jspecify.annotations.NullMarked;
