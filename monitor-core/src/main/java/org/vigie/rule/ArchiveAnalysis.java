package org.vigie.rule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PayloadAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;
import org.vigie.text.Lexicon;
import org.vigie.text.Word;

/**
 * What a Lucene index keeps of a subject for {@link ArchiveQuery}: the words of a set of rules as
 * the matcher reads them, at the matcher's places, each with its length; where sentences and their
 * parts begin; and the facts. A word that no rule of the set has is not kept, so an index answers
 * the rules that it was made for.
 */
public final class ArchiveAnalysis {
  static final String TEXT = "rule-text";
  static final String TITLE = "rule-title";
  static final String BUYER = "rule-buyer";
  static final String CPV = "rule-cpv";
  static final String KIND = "rule-kind";
  static final String PLACE = "rule-place";
  static final String AMOUNT = "rule-amount";
  static final String SENTENCE = "§";
  static final String CLAUSE = "¶";

  private final List<Word> words;
  private final Lexicon lexicon;

  private record Entry(String term, int start, int length) {}

  public ArchiveAnalysis(Collection<Rule> rules) {
    List<Expression> all = new ArrayList<>();
    for (Rule rule : rules) {
      all.addAll(rule.companions());
      rule.clauses().forEach(clause -> all.add(clause.expression()));
    }
    Set<Word> distinct = Keys.words(all);
    lexicon = new Lexicon(distinct);
    words = distinct.stream().sorted(Comparator.comparingInt(lexicon::id)).toList();
  }

  /** The fields to add to a document; each can be indexed once. */
  public Document document(Matcher.Subject subject) {
    Reading reading = Reading.of(lexicon, 0, subject);
    Document document = new Document();
    document.add(new TextField(TEXT, new Entries(entries(reading))));
    document.add(
        new TextField(TITLE, new Entries(entries(reading.field(Expression.Field.Name.TITLE)))));
    document.add(
        new TextField(BUYER, new Entries(entries(reading.field(Expression.Field.Name.BUYER)))));
    subject.cpv().forEach(code -> document.add(new StringField(CPV, code, Field.Store.NO)));
    String kind = subject.kind();
    if (kind != null) {
      document.add(new StringField(KIND, kind, Field.Store.NO));
    }
    subject
        .places()
        .forEach(place -> document.add(new StringField(PLACE, place.toString(), Field.Store.NO)));
    BigDecimal amount = subject.amount();
    if (amount != null) {
      document.add(new LongPoint(AMOUNT, cents(amount)));
    }
    return document;
  }

  static long cents(BigDecimal euros) {
    return euros.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  /** The term of a word: its kind is part of it. */
  static String term(Word word) {
    return switch (word) {
      case Word.Inflected inflected -> "i" + inflected.written();
      case Word.Prefix prefix -> "p" + prefix.written();
      case Word.Code code -> "c" + code.written();
      case Word.Exact exact -> "e" + exact.written();
    };
  }

  private List<Entry> entries(Reading reading) {
    List<Entry> entries = new ArrayList<>();
    reading.forEachWord(
        id -> {
          String term = term(words.get(id));
          Spans spans = reading.word(id);
          for (int i = 0; i < spans.size(); i++) {
            int start = Spans.start(spans.get(i));
            entries.add(new Entry(term, start, Spans.end(spans.get(i)) - start));
          }
        });
    reading.sentenceStarts().forEach(start -> entries.add(new Entry(SENTENCE, start, 0)));
    reading.clauseStarts().forEach(start -> entries.add(new Entry(CLAUSE, start, 0)));
    entries.sort(Comparator.comparingInt(Entry::start));
    return entries;
  }

  /** The entries as Lucene reads them; the payload is the length in steps. */
  private static final class Entries extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment =
        addAttribute(PositionIncrementAttribute.class);
    private final PayloadAttribute payload = addAttribute(PayloadAttribute.class);
    private final List<Entry> entries;
    private int next;
    private int position = -1;

    Entries(List<Entry> entries) {
      this.entries = entries;
    }

    @Override
    public boolean incrementToken() {
      if (next == entries.size()) {
        return false;
      }
      clearAttributes();
      Entry entry = entries.get(next++);
      term.append(entry.term());
      increment.setPositionIncrement(entry.start() - position);
      position = entry.start();
      payload.setPayload(
          new BytesRef(ByteBuffer.allocate(Integer.BYTES).putInt(entry.length()).array()));
      return true;
    }
  }
}
