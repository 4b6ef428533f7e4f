package org.vigie.incident;

/** Tells admins. Must be called inside a transaction; telling twice is harmless. */
public interface IncidentNotices {
  /**
   * @param admin a checked address
   */
  void opened(Incident incident, String admin);

  /**
   * @param admin a checked address
   */
  void solved(Incident incident, String admin);
}
