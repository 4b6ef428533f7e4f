package org.vigie.scrapers.connector;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/** The words of a zone, one line a block, without what changes at each view. */
public final class ZoneText {
  private static final String NOT_WORDS =
      "script,style,noscript,template,iframe,svg,input,select,button,[hidden],[aria-hidden=true]";
  private static final Pattern CHANGES_AT_EACH_VIEW =
      Pattern.compile(
          "(?iu)page\\s+(?:générée|generee|chargée|mise\\s+en\\s+cache)\\s+(?:le|en|à)\\s.*"
              + "|(?:nombre\\s+de\\s+)?(?:vues|visites|visiteurs|consultations|lectures)\\s*:?\\s*"
              + "[\\d\\s\\u00a0\\u202f]+"
              + "|[\\d\\s\\u00a0\\u202f]+(?:vues?|visites?|visiteurs?|consultations?|lectures?)"
              + "|(?:vous êtes le|il y a)\\s.*(?:visiteurs?|en ligne).*");
  private static final Pattern SESSION =
      Pattern.compile("(?i)(?:;jsessionid=|\\b(?:phpsessid|sid|nonce|token)=)[\\w.-]+");
  private static final String BLOCKS =
      "p,div,li,tr,h1,h2,h3,h4,h5,h6,section,article,table,ul,ol,dt,dd,blockquote,header,footer";

  private ZoneText() {}

  /**
   * @param ignored selectors of what in the zone does not count
   */
  public static String of(Elements zone, List<String> ignored) {
    StringBuilder text = new StringBuilder();
    for (Element element : zone) {
      Element copy = element.clone();
      copy.select(NOT_WORDS).remove();
      for (String selector : ignored) {
        copy.select(selector).remove();
      }
      copy.select("br").forEach(br -> br.before("\n"));
      copy.select(BLOCKS).forEach(block -> block.before("\n").after("\n"));
      text.append(copy.wholeText()).append('\n');
    }
    return text.toString()
        .lines()
        .map(line -> SESSION.matcher(line).replaceAll("").replaceAll("[\\s\\u00a0]+", " ").strip())
        .filter(line -> !line.isEmpty() && !CHANGES_AT_EACH_VIEW.matcher(line).matches())
        .collect(Collectors.joining("\n"));
  }
}
