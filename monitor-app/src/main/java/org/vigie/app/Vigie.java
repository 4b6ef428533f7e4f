package org.vigie.app;

/** The program's entry point. */
public final class Vigie {
  private Vigie() {}

  public static void main(String[] args) {
    System.out.println("Vigie");
  }
}
