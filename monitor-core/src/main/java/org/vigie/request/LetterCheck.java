package org.vigie.request;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.vigie.message.Message;

/** What must be right in a letter before a person can declare it ready. */
final class LetterCheck {
  private static final int SHORTEST = 80;
  private static final int LONGEST = 20_000;

  /** A placeholder of the template, or a gap that the draft left to be filled in. */
  private static final Pattern UNFILLED =
      Pattern.compile("\\{\\{|}}|\\[[^\\]\\n]*à compléter[^\\]\\n]*]");

  private LetterCheck() {}

  static List<Message> problems(String subject, String letter, Asker asker) {
    var problems = new ArrayList<Message>();
    if (subject.isBlank()) {
      problems.add(Message.of("request.problem.subject-empty"));
    }
    if (letter.strip().length() < SHORTEST) {
      problems.add(Message.of("request.problem.letter-empty"));
    }
    if (letter.length() > LONGEST) {
      problems.add(Message.of("request.problem.letter-too-long", letter.length(), LONGEST));
    }
    var unfilled = UNFILLED.matcher(letter);
    if (unfilled.find()) {
      problems.add(Message.of("request.problem.unfilled", unfilled.group()));
    }
    if (asker.name().isBlank()) {
      problems.add(Message.of("request.problem.name-missing"));
    }
    return problems;
  }
}
