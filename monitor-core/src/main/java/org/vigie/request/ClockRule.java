package org.vigie.request;

import java.util.List;

/**
 * The positions of the clock, each with the articles and decisions that it rests on. CRPA: code des
 * relations entre le public et l'administration; CJA: code de justice administrative; CE: Conseil
 * d'État.
 */
public enum ClockRule {
  /** Receipt by the authority: everything else is counted from it. */
  K0("L112-3 CRPA", "L112-11 CRPA"),
  /** Silence of one month is a refusal. Born on its calendar day, even a Sunday. */
  K1("R*311-12 CRPA", "R311-13 CRPA"),
  /** A written refusal inside the month replaces the silence. */
  K2("R343-1 CRPA"),
  /** A written refusal after the silence, while the referral is open, starts its period again. */
  K3("R343-1 CRPA", "R421-2 CJA"),
  /** Referral to the CADA: two months. */
  K4("R343-1 CRPA"),
  /** K4 not opposable where the authority did not tell it; then one year at the most. */
  K5("L112-6 CRPA", "L412-3 CRPA", "R311-15 CRPA", "CE 391899", "CE 389842"),
  /** A written refusal after K4 only confirms: it opens nothing. */
  K6("R343-1 CRPA"),
  /** The CADA's opinion: one month, without penalty. */
  K7("R343-3 CRPA"),
  /** The authority tells the CADA what it will do: owed to the CADA, moves nothing. */
  K8("R343-3 CRPA"),
  /** Two months after registration the refusal is confirmed, with or without an opinion. */
  K9("R343-4 CRPA", "R343-5 CRPA"),
  /** A written refusal after the referral confirms at once; K9 then never arises. */
  K10("CE 488227"),
  /** Administrative court: two months, francs. */
  K11("R421-1 CJA", "R421-2 CJA"),
  /** K11 where nobody told it: a reasonable time, one year at the most. */
  K12("R421-5 CJA", "CE 488227"),
  /** The year of K5 and K12 runs from the birth of a silent refusal or from what revealed it. */
  K13("CE 417270"),
  /** Asking for the reasons of a silent refusal prolongs K11. */
  K14("L232-4 CRPA", "CE 504677"),
  /** Distance: one or two months more, before the court only. */
  K15("R421-7 CJA"),
  /** A plea to the authority itself: never used to extend K4. */
  K16("L411-2 CRPA"),
  /** Clarification asked by the authority: the month may start again. */
  K17("L114-5 CRPA"),
  /** A partial answer refuses what it leaves out. */
  K18("R343-1 CRPA"),
  /** Acknowledgement, transfer, « nous vous répondrons » : not a refusal, moves nothing. */
  K19("L114-3 CRPA"),
  /** A referral before there is a refusal is thrown out. */
  K20("R343-1 CRPA"),
  /** Contesting a published act (not a refusal): two months, francs. */
  CHALLENGE("R421-1 CJA");

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> articles;

  ClockRule(String... articles) {
    this.articles = List.of(articles);
  }

  public List<String> articles() {
    return articles;
  }

  /** What it is, in a sentence. */
  public String messageKey() {
    return "request.clock." + name();
  }
}
