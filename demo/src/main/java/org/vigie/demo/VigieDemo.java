package org.vigie.demo;

/** The demonstration's entry point. */
public final class VigieDemo {
  private VigieDemo() {}

  public static void main(String[] args) {
    System.out.println("Vigie demo");
  }
}
