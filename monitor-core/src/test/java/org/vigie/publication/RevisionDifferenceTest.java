package org.vigie.publication;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vigie.publication.RevisionDifference.FactChange;
import org.vigie.publication.RevisionDifference.Kind;
import org.vigie.publication.RevisionDifference.Side;

class RevisionDifferenceTest {

  @Test
  void names_each_fact_that_changed_with_both_values() {
    var difference =
        RevisionDifference.between(
            aSide("{\"title\":\"Caméras\",\"amount\":412000,\"cpv\":[\"32323500\"]}", ""),
            aSide("{\"title\":\"Caméras\",\"amount\":515000,\"cpv\":[]}", ""));

    assertThat(difference.facts())
        .containsExactly(
            new FactChange("cpv", "32323500", ""), new FactChange("amount", "412000", "515000"));
  }

  @Test
  void shows_the_words_that_went_and_came_inside_their_line() {
    var difference =
        RevisionDifference.between(
            aSide("{}", "Objet\nPose de 34 caméras dômes en ville\nDurée : 2 ans"),
            aSide("{}", "Objet\nPose de 52 caméras dômes en ville\nDurée : 2 ans"));

    assertThat(difference.passages()).hasSize(1);
    assertThat(
            difference.passages().getFirst().segments().stream()
                .map(segment -> segment.kind().id() + "(" + segment.text().strip() + ")")
                .collect(joining(" ")))
        .isEqualTo("same(Objet) same(Pose de) removed(34) added(52) same(caméras dômes en ville)");
  }

  @Test
  void tells_documents_that_came_and_that_there_is_no_difference() {
    var before = new Side("{}", "texte", List.of("avis.pdf"));
    var after = new Side("{}", "texte", List.of("avis.pdf", "cctp.pdf"));

    assertThat(RevisionDifference.between(before, after).facts())
        .containsExactly(new FactChange("documents", "avis.pdf", "avis.pdf\ncctp.pdf"));
    assertThat(RevisionDifference.between(before, before).isEmpty()).isTrue();
  }

  @Test
  void two_long_texts_with_nothing_in_common_are_compared_in_seconds_and_said_to_be_cut() {
    String one = IntStream.range(0, 20_000).mapToObj(n -> "a" + n).collect(joining("\n"));
    String other = IntStream.range(0, 20_000).mapToObj(n -> "b" + n).collect(joining("\n"));
    long began = System.nanoTime();

    var difference = RevisionDifference.between(aSide("{}", one), aSide("{}", other));

    assertThat(difference.isCut()).isTrue();
    assertThat(difference.passages().getFirst().segments())
        .extracting(RevisionDifference.Segment::kind)
        .containsExactly(Kind.REMOVED, Kind.ADDED);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
  }

  private static Side aSide(String facts, String text) {
    return new Side(facts, text, List.of());
  }
}
