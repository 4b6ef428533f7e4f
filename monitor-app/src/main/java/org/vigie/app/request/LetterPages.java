package org.vigie.app.request;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vigie.app.page.Foreign;
import org.vigie.app.page.FormError;
import org.vigie.app.page.Say;
import org.vigie.request.Asker;
import org.vigie.request.Request;

/** Makes the page on which a letter is edited. */
@Component
class LetterPages {
  private static final int LONGEST_LETTER = 20_000;

  /**
   * What somebody wrote.
   *
   * @param name null where the reader may not know who asks, as is the address
   */
  record Draft(
      String subject, String letter, @Nullable String name, @Nullable String postalAddress) {
    /** Who asks, as written, else as it was. */
    Asker asker(Asker before) {
      return new Asker(
          name == null ? before.name() : name,
          postalAddress == null ? before.postalAddress() : postalAddress);
    }
  }

  /**
   * @param theirs what somebody else saved meanwhile; null without a conflict
   */
  record LetterPage(
      String number,
      String href,
      int version,
      String authority,
      Draft draft,
      boolean mine,
      List<FormError> errors,
      @Nullable Theirs theirs) {}

  /** The other text of a conflict. */
  record Theirs(String at, String subject, String letter) {}

  Draft saved(RequestFile file, Say say) {
    Request request = file.request();
    boolean mine = file.mine();
    return new Draft(
        request.subject(),
        file.shown(request.letter(), say),
        mine ? request.asker().name() : null,
        mine ? request.asker().postalAddress() : null);
  }

  LetterPage page(RequestFile file, Draft draft, List<FormError> errors) {
    return page(file, draft, errors, null);
  }

  /** Both texts; saving again replaces theirs knowingly. */
  LetterPage conflict(RequestFile now, Draft draft, Say say) {
    return page(
        now,
        draft,
        List.of(),
        new Theirs(
            say.moment(now.request().updatedAt()),
            now.request().subject(),
            now.shown(now.request().letter(), say)));
  }

  List<FormError> errors(Draft draft, Say say) {
    List<FormError> errors = new ArrayList<>();
    BuilderPages.tooLong("objet", draft.subject(), BuilderPages.LONGEST_SUBJECT, errors, say);
    BuilderPages.tooLong("lettre", draft.letter(), LONGEST_LETTER, errors, say);
    if (draft.name() != null) {
      BuilderPages.tooLong("nom", draft.name(), BuilderPages.LONGEST_NAME, errors, say);
    }
    if (draft.postalAddress() != null) {
      BuilderPages.tooLong(
          "adresse-postale", draft.postalAddress(), BuilderPages.LONGEST_ADDRESS, errors, say);
    }
    return errors;
  }

  private static LetterPage page(
      RequestFile file, Draft draft, List<FormError> errors, @Nullable Theirs theirs) {
    return new LetterPage(
        file.number(),
        RequestFiles.page(file.number()),
        file.request().version(),
        Foreign.name(file.authority().name()),
        draft,
        file.mine(),
        errors,
        theirs);
  }
}
