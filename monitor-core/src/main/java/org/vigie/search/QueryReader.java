package org.vigie.search;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.vigie.text.FrenchText;
import org.vigie.text.Token;

/**
 * The language of searches: words (all of them), {@code "phrases"}, {@code prefix*}, {@code OU/OR},
 * {@code SAUF/NOT} or a leading minus, {@code a PRÈS/5 b} or {@code NEAR/5}, parentheses, and
 * {@code field:value}. The exact form counts more than a word of the same stem.
 */
final class QueryReader {
  static final int LONGEST = 500;
  private static final int MOST_PARTS = 60;
  private static final int DEEPEST = 20;
  private static final int SHORTEST_PREFIX = 3;
  private static final int FARTHEST = 50;
  private static final String KNOWN_FIELDS =
      "acheteur, lieu, dep, commune, source, type, cpv, famille, titre, annee, du, au";
  private static final Pattern LEXEME =
      Pattern.compile("\\s*(?:(\\()|(\\))|(-?)(?:([\\p{L}]+):)?(?:\"([^\"]*)\"|([^\\s()\"]+)))");
  private static final Pattern NEAR = Pattern.compile("(?:NEAR|PRES)/(\\d{1,4})");
  private static final Map<String, String> WORD_FIELDS =
      Map.of(
          "acheteur", Fields.BUYER,
          "buyer", Fields.BUYER,
          "lieu", Fields.PLACE,
          "place", Fields.PLACE,
          "titre", Fields.TITLE,
          "title", Fields.TITLE);
  private static final Map<String, Facet> FACETS =
      Map.ofEntries(
          Map.entry("dep", Facet.DEPARTEMENT),
          Map.entry("departement", Facet.DEPARTEMENT),
          Map.entry("commune", Facet.COMMUNE),
          Map.entry("source", Facet.SOURCE),
          Map.entry("type", Facet.KIND),
          Map.entry("kind", Facet.KIND),
          Map.entry("cpv", Facet.CPV),
          Map.entry("famille", Facet.FAMILY),
          Map.entry("family", Facet.FAMILY),
          Map.entry("annee", Facet.YEAR),
          Map.entry("year", Facet.YEAR));
  private static final Set<String> FROM = Set.of("du", "from");
  private static final Set<String> TO = Set.of("au", "to");

  private final List<Lexeme> lexemes;
  private int at;

  private QueryReader(String text) {
    this.lexemes = cut(text);
  }

  private record Lexeme(
      int place, String sign, boolean minus, String field, String text, boolean quoted) {}

  /**
   * @throws BadQuery with the place and what to write instead
   */
  static Query read(String text) {
    if (text.isBlank()) {
      return new MatchAllDocsQuery();
    }
    QueryReader reader = new QueryReader(text);
    Query query = reader.either(0);
    if (reader.at < reader.lexemes.size()) {
      throw new BadQuery("search.query.closing", reader.lexemes.get(reader.at).place());
    }
    return query;
  }

  private static List<Lexeme> cut(String text) {
    if (text.length() > LONGEST) {
      throw new BadQuery("search.query.long", text.length(), LONGEST);
    }
    List<Lexeme> lexemes = new ArrayList<>();
    String plain = text.replaceAll("[«»“”]\\s*", "\"").replaceAll("\\s+\"(?=\\s|$)", "\"").strip();
    Matcher matcher = LEXEME.matcher(plain);
    int end = 0;
    while (end < plain.length()) {
      matcher.region(end, plain.length());
      if (!matcher.lookingAt()) {
        throw new BadQuery("search.query.quote", lexemes.size());
      }
      String sign = matcher.group(1) != null ? "(" : matcher.group(2) != null ? ")" : "";
      boolean quoted = matcher.group(5) != null;
      lexemes.add(
          new Lexeme(
              lexemes.size() + 1,
              sign,
              "-".equals(matcher.group(3)),
              matcher.group(4) == null ? "" : plain(matcher.group(4)).toLowerCase(Locale.ROOT),
              sign.isEmpty() ? (quoted ? matcher.group(5) : matcher.group(6)) : sign,
              quoted));
      end = matcher.end();
    }
    if (lexemes.size() > MOST_PARTS) {
      throw new BadQuery("search.query.parts", lexemes.size(), MOST_PARTS);
    }
    return lexemes;
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
  }

  private boolean here(String... words) {
    if (at >= lexemes.size()) {
      return false;
    }
    Lexeme lexeme = lexemes.get(at);
    return !lexeme.quoted() && lexeme.field().isEmpty() && List.of(words).contains(lexeme.text());
  }

  private Query either(int depth) {
    if (depth > DEEPEST) {
      throw new BadQuery("search.query.deep", DEEPEST);
    }
    List<Query> choices = new ArrayList<>(List.of(all(depth)));
    while (here("OU", "OR")) {
      at++;
      choices.add(all(depth));
    }
    if (choices.size() == 1) {
      return choices.getFirst();
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    choices.forEach(choice -> any.add(choice, Occur.SHOULD));
    return any.build();
  }

  private Query all(int depth) {
    BooleanQuery.Builder every = new BooleanQuery.Builder();
    int wanted = 0;
    int refused = 0;
    while (at < lexemes.size() && !here("OU", "OR", ")")) {
      if (here("ET", "AND")) {
        at++;
        continue;
      }
      boolean not = here("SAUF", "NOT");
      if (not) {
        at++;
      }
      boolean minus = at < lexemes.size() && lexemes.get(at).minus();
      Query part = near(depth);
      every.add(part, not || minus ? Occur.MUST_NOT : Occur.MUST);
      wanted += not || minus ? 0 : 1;
      refused += not || minus ? 1 : 0;
    }
    if (wanted + refused == 0) {
      throw new BadQuery("search.query.nothing", at);
    }
    if (wanted == 0) {
      every.add(new MatchAllDocsQuery(), Occur.MUST);
    }
    return every.build();
  }

  private Query near(int depth) {
    int first = at;
    Query left = one(depth);
    if (at >= lexemes.size()) {
      return left;
    }
    Matcher distance = NEAR.matcher(plain(lexemes.get(at).text()));
    if (lexemes.get(at).quoted() || !distance.matches()) {
      return left;
    }
    int words = Integer.parseInt(distance.group(1));
    if (words < 1 || words > FARTHEST || at + 1 >= lexemes.size()) {
      throw new BadQuery("search.query.near", lexemes.get(at).text(), FARTHEST);
    }
    Token a = single(lexemes.get(first));
    Token b = single(lexemes.get(at + 1));
    at += 2;
    BooleanQuery.Builder both = new BooleanQuery.Builder();
    both.add(new PhraseQuery(words - 1, Fields.STEM, a.stem(), b.stem()), Occur.SHOULD);
    both.add(new PhraseQuery(words - 1, Fields.STEM, b.stem(), a.stem()), Occur.SHOULD);
    return both.build();
  }

  private static Token single(Lexeme lexeme) {
    List<Token> tokens = words(lexeme.text());
    if (tokens.size() != 1 || !lexeme.field().isEmpty() || lexeme.text().endsWith("*")) {
      throw new BadQuery("search.query.near-word", lexeme.text());
    }
    return tokens.getFirst();
  }

  private static List<Token> words(String text) {
    return FrenchText.tokens(text).stream().filter(token -> !token.isSmall()).toList();
  }

  private Query one(int depth) {
    if (at >= lexemes.size()) {
      throw new BadQuery("search.query.nothing", at);
    }
    Lexeme lexeme = lexemes.get(at++);
    if (lexeme.sign().equals("(")) {
      Query inside = either(depth + 1);
      if (!here(")")) {
        throw new BadQuery("search.query.opening", lexeme.place());
      }
      at++;
      return inside;
    }
    if (lexeme.sign().equals(")")) {
      throw new BadQuery("search.query.closing", lexeme.place());
    }
    return lexeme.field().isEmpty() ? text(lexeme) : field(lexeme);
  }

  private static Query text(Lexeme lexeme) {
    List<Token> tokens = words(lexeme.text());
    if (tokens.isEmpty()) {
      throw new BadQuery("search.query.no-word", lexeme.text());
    }
    if (lexeme.text().endsWith("*") && !lexeme.quoted() && tokens.size() == 1) {
      String prefix = tokens.getFirst().form();
      if (prefix.length() < SHORTEST_PREFIX) {
        throw new BadQuery("search.query.prefix", lexeme.text(), SHORTEST_PREFIX);
      }
      return new PrefixQuery(new Term(Fields.EXACT, prefix));
    }
    String[] stems = tokens.stream().map(Token::stem).toArray(String[]::new);
    String[] forms = tokens.stream().map(Token::form).toArray(String[]::new);
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    any.add(phrase(Fields.STEM, stems), Occur.SHOULD);
    any.add(new BoostQuery(phrase(Fields.EXACT, forms), 2), Occur.SHOULD);
    any.add(new BoostQuery(phrase(Fields.TITLE, stems), 2), Occur.SHOULD);
    if (forms.length > 1 && !lexeme.quoted()) {
      any.add(new TermQuery(new Term(Fields.EXACT, String.join("", forms))), Occur.SHOULD);
    }
    return any.build();
  }

  private static Query phrase(String field, String[] words) {
    return words.length == 1
        ? new TermQuery(new Term(field, words[0]))
        : new PhraseQuery(field, words);
  }

  private static Query field(Lexeme lexeme) {
    String name = lexeme.field();
    String value = lexeme.text();
    String words = WORD_FIELDS.get(name);
    Facet facet = FACETS.get(name);
    Query query;
    if (words != null) {
      query = words(words, lexeme);
    } else if (facet != null) {
      query = facet.query(value);
    } else if (FROM.contains(name)) {
      query = LongPoint.newRangeQuery(Fields.DAY, day(value), Long.MAX_VALUE);
    } else if (TO.contains(name)) {
      query = LongPoint.newRangeQuery(Fields.DAY, Long.MIN_VALUE, day(value));
    } else {
      throw new BadQuery("search.query.field", name, KNOWN_FIELDS);
    }
    return new ConstantScoreQuery(query);
  }

  private static Query words(String field, Lexeme lexeme) {
    String[] stems = words(lexeme.text()).stream().map(Token::stem).toArray(String[]::new);
    if (stems.length == 0) {
      throw new BadQuery("search.query.no-word", lexeme.text());
    }
    return phrase(field, stems);
  }

  private static long day(String value) {
    try {
      return LocalDate.parse(value).toEpochDay();
    } catch (DateTimeParseException notADate) {
      throw new BadQuery("search.query.date", value);
    }
  }
}
