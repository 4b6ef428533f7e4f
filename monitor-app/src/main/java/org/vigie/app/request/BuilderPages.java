package org.vigie.app.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.vigie.app.account.SignedIn;
import org.vigie.app.page.Foreign;
import org.vigie.app.page.FormError;
import org.vigie.app.page.NotFoundException;
import org.vigie.app.page.Say;
import org.vigie.dossier.DossierView;
import org.vigie.dossier.Dossiers;
import org.vigie.request.AskableDocument;
import org.vigie.request.Authorities;
import org.vigie.request.Authority;
import org.vigie.request.AuthorityKind;
import org.vigie.request.Certainty;
import org.vigie.request.DocumentsToAsk;
import org.vigie.request.RequestLine;
import org.vigie.request.Requests;

/** Makes the page that starts a request: to whom, what, by whom. */
@Component
class BuilderPages {
  static final int LONGEST_SUBJECT = 500;
  static final int LONGEST_NAME = 300;
  static final int LONGEST_ADDRESS = 1_000;
  private static final int LONGEST_FIRST_SUBJECT = 200;
  private static final int FOUND = 20;

  private final Dossiers dossiers;
  private final Authorities authorities;
  private final DocumentsToAsk documents;
  private final Requests requests;

  BuilderPages(
      Dossiers dossiers, Authorities authorities, DocumentsToAsk documents, Requests requests) {
    this.dossiers = dossiers;
    this.authorities = authorities;
    this.documents = documents;
    this.requests = requests;
  }

  /**
   * @param asked what has already been asked for in this dossier
   */
  record BuilderPage(
      long dossier,
      String dossierTitle,
      BuilderForm form,
      List<Candidate> candidates,
      boolean other,
      List<Box> together,
      List<Box> apart,
      List<Asked> asked,
      List<FormError> errors) {
    public boolean bad(String field) {
      return errors.stream().anyMatch(error -> error.field().equals(field));
    }

    /** The sentence above that field; empty where nothing is wrong with it. */
    public String error(String field) {
      return errors.stream()
          .filter(error -> error.field().equals(field))
          .map(FormError::sentence)
          .findFirst()
          .orElse("");
    }
  }

  /** An authority to choose. */
  record Candidate(long id, String name, String reach, boolean chosen) {}

  /**
   * A document that can be asked for.
   *
   * @param redacted what may be blacked out; may be empty
   * @param unsure the right to it has not been checked
   */
  record Box(
      String id,
      String name,
      String basis,
      String when,
      String redacted,
      boolean unsure,
      boolean ticked) {}

  /** A request of the same dossier. */
  record Asked(String number, String href, String authority) {}

  DossierView dossier(long id) {
    return dossiers.find(id).orElseThrow(() -> new NotFoundException("dossier " + id));
  }

  /** The form as it is first shown. */
  BuilderForm first(DossierView dossier, SignedIn who) {
    Optional<Authority> guess = guesses(dossier).stream().findFirst();
    String title = Foreign.name(dossier.title());
    return new BuilderForm(
        guess.map(authority -> String.valueOf(authority.id())).orElse(BuilderForm.OTHER),
        "",
        "",
        guess.map(BuilderPages::reach).orElse(""),
        documents.proposal(dossier.families(), kind(guess)).together().stream()
            .map(AskableDocument::id)
            .toList(),
        title.length() > LONGEST_FIRST_SUBJECT ? title.substring(0, LONGEST_FIRST_SUBJECT) : title,
        who.displayName(),
        "");
  }

  BuilderPage page(DossierView dossier, BuilderForm form, List<FormError> errors, Say say) {
    var proposal = documents.proposal(dossier.families(), kind(chosen(form)));
    return new BuilderPage(
        dossier.id(),
        Foreign.name(dossier.title()),
        form,
        candidates(dossier, form, say),
        form.authority().equals(BuilderForm.OTHER),
        proposal.together().stream().map(document -> box(document, form, say)).toList(),
        proposal.apart().stream().map(document -> box(document, form, say)).toList(),
        asked(dossier),
        errors);
  }

  /** Every point to correct, in the order of the page. */
  List<FormError> errors(BuilderForm form, Say say) {
    List<FormError> errors = new ArrayList<>();
    if (form.authority().equals(BuilderForm.OTHER) && form.otherName().isEmpty()) {
      errors.add(new FormError("autre", say.text("builder.error.authority")));
    } else if (!form.authority().equals(BuilderForm.OTHER) && chosen(form).isEmpty()) {
      errors.add(new FormError("autorites", say.text("builder.error.choose")));
    }
    tooLong("autre", form.otherName(), LONGEST_NAME, errors, say);
    tooLong("adresse", form.address(), LONGEST_ADDRESS, errors, say);
    List<AskableDocument> asked = asked(form);
    if (asked.isEmpty()) {
      errors.add(new FormError("documents", say.text("builder.error.documents")));
    } else if (asked.size() > 1 && asked.stream().anyMatch(AskableDocument::apart)) {
      errors.add(new FormError("documents", say.text("builder.error.apart")));
    }
    if (form.subject().isEmpty()) {
      errors.add(new FormError("objet", say.text("builder.error.subject")));
    }
    tooLong("objet", form.subject(), LONGEST_SUBJECT, errors, say);
    if (form.name().isEmpty()) {
      errors.add(new FormError("nom", say.text("builder.error.name")));
    }
    tooLong("nom", form.name(), LONGEST_NAME, errors, say);
    tooLong("adresse-postale", form.postalAddress(), LONGEST_ADDRESS, errors, say);
    return errors;
  }

  static void tooLong(String field, String text, int most, List<FormError> errors, Say say) {
    if (text.length() > most) {
      errors.add(new FormError(field, say.text("request.error.long", text.length(), most)));
    }
  }

  /** The documents chosen; unknown ids are ignored. */
  List<AskableDocument> asked(BuilderForm form) {
    var chosen = documents.chosen(form.documents());
    return Stream.concat(chosen.together().stream(), chosen.apart().stream()).toList();
  }

  /** The known authority that the form names; empty for another one. */
  Optional<Authority> chosen(BuilderForm form) {
    return form.authority().matches("\\d{1,18}")
        ? authorities.find(Long.parseLong(form.authority()))
        : Optional.empty();
  }

  /** How an authority is reached, as far as known; may be empty. */
  static String reach(Authority authority) {
    return Stream.of(authority.requestEmail(), authority.formUrl(), authority.postalAddress())
        .filter(known -> known != null && !known.isBlank())
        .findFirst()
        .orElse("");
  }

  private List<Authority> guesses(DossierView dossier) {
    Map<Long, Authority> guesses = new LinkedHashMap<>();
    dossier
        .publications()
        .forEach(
            piece ->
                authorities
                    .guess(piece.publicationId())
                    .ifPresent(authority -> guesses.putIfAbsent(authority.id(), authority)));
    return List.copyOf(guesses.values());
  }

  private List<Candidate> candidates(DossierView dossier, BuilderForm form, Say say) {
    Map<Long, Authority> offered = new LinkedHashMap<>();
    guesses(dossier).forEach(authority -> offered.put(authority.id(), authority));
    chosen(form).ifPresent(authority -> offered.putIfAbsent(authority.id(), authority));
    authorities
        .search(form.search(), FOUND)
        .forEach(authority -> offered.putIfAbsent(authority.id(), authority));
    return offered.values().stream()
        .map(
            authority ->
                new Candidate(
                    authority.id(),
                    Foreign.name(authority.name()),
                    reach(authority).isEmpty()
                        ? say.text("builder.reach.unknown")
                        : reach(authority),
                    form.authority().equals(String.valueOf(authority.id()))))
        .toList();
  }

  private List<Asked> asked(DossierView dossier) {
    return requests.lines().stream()
        .filter(line -> line.standing().request().dossierId() == dossier.id())
        .map(BuilderPages::asked)
        .toList();
  }

  private static Asked asked(RequestLine line) {
    String number = line.standing().request().number();
    return new Asked(number, RequestFiles.page(number), Foreign.name(line.authorityName()));
  }

  private static AuthorityKind kind(Optional<Authority> authority) {
    return authority.map(Authority::kind).orElse(AuthorityKind.OTHER);
  }

  private static Box box(AskableDocument document, BuilderForm form, Say say) {
    return new Box(
        document.id(),
        document.name(),
        String.join(", ", document.basis()),
        say.text(document.when().messageKey()),
        document.redacted(),
        document.certainty() == Certainty.TO_BE_CONFIRMED,
        form.documents().contains(document.id()));
  }
}
