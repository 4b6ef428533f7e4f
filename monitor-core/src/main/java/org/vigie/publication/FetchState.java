package org.vigie.publication;

/**
 * How far the fetching of a document is. Pending ones have a next attempt; failed and refused ones
 * are given up, each with its reason.
 */
public enum FetchState {
  PENDING,
  FETCHED,
  FAILED,
  REFUSED;
}
