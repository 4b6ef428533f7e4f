package org.vigie.request;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an event carries beside its date.
 *
 * @param note free text of a person: a comment, a proof, the sense of an opinion
 * @param channel how a request was sent
 * @param remediesTold of an acknowledgement or a refusal: it named the CADA and its period; of the
 *     CADA's acknowledgement: it named the court's period
 * @param undoes id of the event that this one takes back
 */
public record EventDetail(
    String note, @Nullable Channel channel, boolean remediesTold, @Nullable Long undoes) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  public static final EventDetail NONE = new EventDetail("", null, false, null);

  public static EventDetail note(String note) {
    return new EventDetail(note, null, false, null);
  }

  public static EventDetail by(Channel channel) {
    return new EventDetail("", channel, false, null);
  }

  public static EventDetail remedies(boolean told) {
    return new EventDetail("", null, told, null);
  }

  static EventDetail undoing(long eventId) {
    return new EventDetail("", null, false, eventId);
  }

  String store() {
    return JSON.writeValueAsString(this);
  }

  static EventDetail restore(String stored) {
    return JSON.readValue(stored, EventDetail.class);
  }
}
