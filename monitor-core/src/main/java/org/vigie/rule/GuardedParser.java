package org.vigie.rule;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.vigie.message.Message;

/** Stops at anchors, aliases and deep nesting before a tree of them is built. */
final class GuardedParser extends ParserImpl {
  private final int deepest;
  private int depth;

  /** What a rule file may not hold. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Optional<Mark> mark;
    private final transient Message reason;

    private Refused(Optional<Mark> mark, Message reason) {
      super(reason.key());
      this.mark = mark;
      this.reason = reason;
    }

    Optional<Mark> mark() {
      return mark;
    }

    Message reason() {
      return reason;
    }
  }

  GuardedParser(LoadSettings settings, String text, int deepest) {
    super(settings, new StreamReader(settings, text));
    this.deepest = deepest;
  }

  @Override
  public Event next() {
    Event event = super.next();
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      String name = node.getAnchor().get().getValue();
      throw new Refused(event.getStartMark(), Message.of("rule.problem.alias", name));
    }
    if (event instanceof CollectionStartEvent) {
      depth++;
    } else if (event instanceof CollectionEndEvent) {
      depth--;
    }
    if (depth > deepest) {
      throw new Refused(event.getStartMark(), Message.of("rule.problem.nested", deepest));
    }
    return event;
  }
}
