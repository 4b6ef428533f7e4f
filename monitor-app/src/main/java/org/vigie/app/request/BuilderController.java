package org.vigie.app.request;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigie.app.account.SignedIn;
import org.vigie.app.page.Foreign;
import org.vigie.app.page.FormError;
import org.vigie.app.page.NotFoundException;
import org.vigie.app.page.Say;
import org.vigie.dossier.DossierView;
import org.vigie.dossier.Dossiers;
import org.vigie.request.AskableDocument;
import org.vigie.request.Asker;
import org.vigie.request.Authorities;
import org.vigie.request.Authority;
import org.vigie.request.AuthorityKind;
import org.vigie.request.DocumentsToAsk;
import org.vigie.request.LetterTemplate;
import org.vigie.request.Request;
import org.vigie.request.RequestDraft;
import org.vigie.request.Requests;

/** From a dossier to a drafted letter: to whom, what, by whom. */
@Controller
class BuilderController {
  private final Dossiers dossiers;
  private final Authorities authorities;
  private final DocumentsToAsk documents;
  private final LetterTemplate template;
  private final Requests requests;

  BuilderController(
      Dossiers dossiers,
      Authorities authorities,
      DocumentsToAsk documents,
      LetterTemplate template,
      Requests requests) {
    this.dossiers = dossiers;
    this.authorities = authorities;
    this.documents = documents;
    this.template = template;
    this.requests = requests;
  }

  /** A document that can be asked for. */
  record Box(String id, String name, String law, String when, boolean apart, boolean ticked) {}

  /** What was written, kept as it was. */
  record Form(
      String authority,
      String address,
      String subject,
      List<String> documents,
      String name,
      String postalAddress) {}

  @GetMapping("/benevole/demandes/nouvelle")
  String show(
      @RequestParam long dossier,
      @AuthenticationPrincipal SignedIn who,
      @ModelAttribute("say") Say say,
      Model model) {
    DossierView view = dossier(dossier);
    Optional<Authority> guess = guess(view);
    Form form =
        new Form(
            guess.map(Authority::name).orElse(""),
            guess.map(BuilderController::address).orElse(""),
            view.title().length() > 200 ? view.title().substring(0, 200) : view.title(),
            proposal(view, guess).together().stream().map(AskableDocument::id).toList(),
            who.displayName(),
            "");
    return page(view, guess, form, List.of(), say, model);
  }

  @PostMapping("/benevole/demandes/nouvelle")
  String draft(
      @RequestParam long dossier,
      @RequestParam(defaultValue = "") String autorite,
      @RequestParam(defaultValue = "") String adresse,
      @RequestParam(defaultValue = "") String objet,
      @RequestParam(defaultValue = "") List<String> documents,
      @RequestParam(defaultValue = "") String nom,
      @RequestParam(defaultValue = "") String domicile,
      @AuthenticationPrincipal SignedIn who,
      @ModelAttribute("say") Say say,
      HttpServletResponse response,
      Model model) {
    DossierView view = dossier(dossier);
    Form form =
        new Form(
            autorite.strip(), adresse.strip(), objet.strip(), documents, nom.strip(), domicile);
    Optional<Authority> guess = guess(view);
    DocumentsToAsk.Proposal chosen = this.documents.chosen(documents);
    List<AskableDocument> asked = new ArrayList<>(chosen.together());
    asked.addAll(chosen.apart());
    List<FormError> errors = errors(form, asked, say);
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(view, guess, form, errors, say, model);
    }
    Authority authority =
        guess
            .filter(it -> it.name().equalsIgnoreCase(form.authority()))
            .orElseGet(
                () -> authorities.findOrCreate(null, form.authority(), null, who.displayName()));
    if (!form.address().isEmpty() && !form.address().equals(address(authority))) {
      authority = authorities.reachAt(authority.id(), form.address(), who.displayName());
    }
    Asker asker = new Asker(form.name(), form.postalAddress().strip());
    AuthorityKind kind = authority.kind();
    Request request =
        requests.draft(
            new RequestDraft(view.id(), authority.id(), who.accountId(), form.subject(), "", asker),
            who.displayName(),
            _ -> template.draft(form.subject(), kind, asked, asker));
    return "redirect:/benevole/demandes/" + request.number() + "/courrier";
  }

  private static List<FormError> errors(Form form, List<AskableDocument> asked, Say say) {
    List<FormError> errors = new ArrayList<>();
    if (form.authority().isEmpty()) {
      errors.add(new FormError("autorite", say.text("builder.error.authority")));
    }
    if (form.subject().isEmpty() || form.subject().length() > 500) {
      errors.add(new FormError("objet", say.text("builder.error.subject")));
    }
    if (form.name().isEmpty()) {
      errors.add(new FormError("nom", say.text("builder.error.name")));
    }
    if (asked.isEmpty()) {
      errors.add(new FormError("documents-0", say.text("builder.error.documents")));
    } else if (asked.size() > 1 && asked.stream().anyMatch(AskableDocument::apart)) {
      errors.add(new FormError("documents-0", say.text("builder.error.apart")));
    }
    return errors;
  }

  private String page(
      DossierView view,
      Optional<Authority> guess,
      Form form,
      List<FormError> errors,
      Say say,
      Model model) {
    DocumentsToAsk.Proposal proposal = proposal(view, guess);
    List<Box> boxes = new ArrayList<>();
    proposal.together().forEach(document -> boxes.add(box(document, form, say)));
    proposal.apart().forEach(document -> boxes.add(box(document, form, say)));
    model.addAttribute("dossierId", view.id());
    model.addAttribute("dossierTitle", Foreign.name(view.title()));
    model.addAttribute("form", form);
    model.addAttribute("boxes", boxes);
    model.addAttribute("errors", errors);
    return "request/builder";
  }

  private static Box box(AskableDocument document, Form form, Say say) {
    return new Box(
        document.id(),
        document.name(),
        String.join(", ", document.basis()),
        say.text(document.when().messageKey()),
        document.apart(),
        form.documents().contains(document.id()));
  }

  private DocumentsToAsk.Proposal proposal(DossierView view, Optional<Authority> authority) {
    return documents.proposal(
        view.families(), authority.map(Authority::kind).orElse(AuthorityKind.OTHER));
  }

  private DossierView dossier(long id) {
    return dossiers.find(id).orElseThrow(() -> new NotFoundException("dossier " + id));
  }

  private Optional<Authority> guess(DossierView view) {
    return view.publications().stream()
        .flatMap(piece -> authorities.guess(piece.publicationId()).stream())
        .findFirst();
  }

  private static String address(Authority authority) {
    if (authority.email() != null) {
      return authority.email();
    }
    if (authority.formUrl() != null) {
      return authority.formUrl();
    }
    return authority.postalAddress() == null ? "" : authority.postalAddress();
  }
}
