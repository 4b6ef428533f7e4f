package org.vigie.app.page;

/** An address of which a bystander learns nothing: {@code m…@e….org}. */
public final class Masked {
  private Masked() {}

  public static String address(String address) {
    int at = address.lastIndexOf('@');
    if (at < 1) {
      return "…";
    }
    String domain = address.substring(at + 1);
    int dot = domain.lastIndexOf('.');
    return address.charAt(0)
        + "…@"
        + (domain.isEmpty() ? "" : domain.substring(0, 1))
        + "…"
        + (dot < 0 ? "" : domain.substring(dot));
  }
}
