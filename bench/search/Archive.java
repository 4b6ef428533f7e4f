import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.vigie.reading.PageText;

/**
 * Texts as a French administration writes them, from a seed: 20,000 made-up words of which few are
 * frequent and most are rare (Zipf), a thousand that every text shares, and here and there what
 * Vigie looks for.
 */
final class Archive {
  static final int PAGES = 8;
  private static final int WORDS_A_PAGE = 330;
  private static final String[] SYLLABLES =
      ("ba bré ca cha cor cra da dé di dou fa fi fo gra ju la lé li lo ma mé mi mon mu na né no pa"
           + " per plo po pra qui ra ré ri ro sa sé si so ta té ti tra tou va vé vi vol zo")
          .split(" ");
  private static final String[] ENDINGS =
      "tion ment aire age euse iste ité ique able eur ance if al in".split(" ");
  private static final String[] SMALL =
      "de la le les des du et en pour par sur dans au aux une un ce qui".split(" ");
  private static final String[] PLANTED = {
    "caméras dômes", "mur d'images", "vidéoprotection urbaine",
        "lecture automatisée de plaques d'immatriculation",
    "analyse automatisée d'images", "centre de supervision urbain", "aéronefs sans équipage",
        "caméra piétonne",
    "voie publique", "reconnaissance faciale", "capteurs sonores", "école élémentaire"
  };

  private final String[] vocabulary;
  private final double[] cumulated;
  private final long seed;

  Archive(long seed) {
    this.seed = seed;
    Random random = new Random(seed);
    vocabulary =
        Stream.generate(() -> word(random)).distinct().limit(20_000).toArray(String[]::new);
    cumulated = new double[vocabulary.length];
    double sum = 0;
    for (int rank = 0; rank < vocabulary.length; rank++) {
      sum += 1.0 / (rank + 5);
      cumulated[rank] = sum;
    }
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    }
    return word.append(ENDINGS[random.nextInt(ENDINGS.length)]).toString();
  }

  /** The word of this frequency rank, from 0. */
  String word(int rank) {
    return vocabulary[rank];
  }

  List<PageText> pages(int publication) {
    Random random = new Random(seed * 31 + publication);
    List<PageText> pages = new ArrayList<>();
    for (int page = 1; page <= PAGES; page++) {
      pages.add(new PageText(page, "", page(random)));
    }
    return pages;
  }

  private String page(Random random) {
    StringBuilder text = new StringBuilder();
    int left = 0;
    for (int i = 0; i < WORDS_A_PAGE; i++) {
      boolean begins = left == 0;
      left = begins ? 8 + random.nextInt(18) : left - 1;
      String word =
          random.nextInt(250) == 0
              ? PLANTED[random.nextInt(PLANTED.length)]
              : random.nextInt(3) == 0 ? SMALL[random.nextInt(SMALL.length)] : drawn(random);
      text.append(begins ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word);
      text.append(left == 0 ? random.nextInt(6) == 0 ? ".\n\n" : ". " : " ");
    }
    return text.toString();
  }

  private String drawn(Random random) {
    double point = random.nextDouble() * cumulated[cumulated.length - 1];
    int at = java.util.Arrays.binarySearch(cumulated, point);
    return vocabulary[at < 0 ? -at - 1 : at];
  }
}
