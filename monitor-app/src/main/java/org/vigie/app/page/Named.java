package org.vigie.app.page;

/** Somebody signed in, with the name the frame shows. */
public interface Named {
  String displayName();
}
