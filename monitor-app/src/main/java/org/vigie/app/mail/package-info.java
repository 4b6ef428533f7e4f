/** The mails that wait, left or failed. */
@NullMarked
package org.vigie.app.mail;

import org.jspecify.annotations.NullMarked;
