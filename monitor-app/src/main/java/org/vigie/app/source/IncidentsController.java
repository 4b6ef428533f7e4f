package org.vigie.app.source;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.vigie.app.page.Badge;
import org.vigie.app.page.Say;
import org.vigie.incident.Incident;
import org.vigie.incident.Incidents;

/** Sources in difficulty, now and before, for admins. */
@Controller
class IncidentsController {
  private static final int SHOWN = 200;

  private final Incidents incidents;

  IncidentsController(Incidents incidents) {
    this.incidents = incidents;
  }

  /**
   * An incident, ready to print.
   *
   * @param solved empty while it lasts
   */
  record Line(
      String href,
      String source,
      Badge badge,
      String reason,
      String opened,
      String solved,
      String caughtUp) {}

  @GetMapping("/admin/incidents")
  String list(@ModelAttribute("say") Say say, Model model) {
    List<Line> lines = incidents.latest(SHOWN).stream().map(one -> line(one, say)).toList();
    model.addAttribute("lines", lines);
    return "source/incidents";
  }

  private static Line line(Incident incident, Say say) {
    return new Line(
        "/admin/sources/" + incident.sourceId(),
        incident.sourceName(),
        Badge.health(say, incident.cause()),
        say.text(incident.reason()),
        say.moment(incident.openedAt()),
        incident.solvedAt() == null ? "" : say.moment(incident.solvedAt()),
        say.number(incident.caughtUp()));
  }
}
