package org.vigie.app.account;

/** What somebody signed in may open. An admin may do all that a volunteer may. */
public enum Role {
  VOLUNTEER,
  ADMIN
}
