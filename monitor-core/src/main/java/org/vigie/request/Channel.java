package org.vigie.request;

/** How a request reached the authority. */
public enum Channel {
  /** Sent by the service. */
  MAIL,
  /** Sent by the volunteer from their own mailbox. */
  OWN_MAIL,
  POST,
  /** A form on the authority's site. */
  FORM
}
