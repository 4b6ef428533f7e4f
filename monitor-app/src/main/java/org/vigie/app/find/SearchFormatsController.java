package org.vigie.app.find;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.vigie.app.find.FindFilter.Field;
import org.vigie.app.page.Csv;
import org.vigie.app.page.Limits;
import org.vigie.app.page.NotFoundException;
import org.vigie.app.page.PlaceWords;
import org.vigie.app.page.Say;
import org.vigie.message.Message;
import org.vigie.place.PlaceCode;
import org.vigie.search.BadQuery;

/**
 * Searches for programs: JSON, CSV and Atom. An answer may be kept for five minutes, and is asked
 * for by its tag after that; the tag changes when the index does.
 */
@Controller
class SearchFormatsController {
  private static final Duration KEPT = Duration.ofMinutes(5);

  private final SearchFormats formats;
  private final PlaceWords places;
  private final Limits limits;
  private final MessageSource sentences;

  SearchFormatsController(
      SearchFormats formats, PlaceWords places, Limits limits, MessageSource sentences) {
    this.formats = formats;
    this.places = places;
    this.limits = limits;
    this.sentences = sentences;
  }

  @GetMapping(SearchPages.PATH + ".json")
  @Nullable ResponseEntity<?> json(
      @RequestParam MultiValueMap<String, String> parameters, ServletWebRequest request) {
    return answer(
        parameters, SearchFormat.JSON, MediaType.APPLICATION_JSON, request, answer -> answer);
  }

  @GetMapping(SearchPages.PATH + ".csv")
  @Nullable ResponseEntity<?> csv(
      @RequestParam MultiValueMap<String, String> parameters, ServletWebRequest request) {
    return answer(parameters, SearchFormat.CSV, Csv.TYPE, request, SearchAnswer::csv);
  }

  @GetMapping(SearchPages.PATH + ".atom")
  @Nullable ResponseEntity<?> atom(
      @RequestParam MultiValueMap<String, String> parameters,
      @ModelAttribute("say") Say say,
      ServletWebRequest request) {
    FindFilter filter = FindFilter.of(parameters);
    String title = filter.words().isEmpty() ? "" : say.text("search.for", filter.words());
    return feed(filter, title.isEmpty() ? say.text("search.all") : title, say, request);
  }

  @GetMapping("/familles/{id:[a-z_]{1,32}}.atom")
  @Nullable ResponseEntity<?> family(
      @PathVariable String id, @ModelAttribute("say") Say say, ServletWebRequest request) {
    String name = say.word("family.", id);
    if (name.equals(id)) {
      throw new NotFoundException("family " + id);
    }
    return feed(one(Field.FAMILY, id), name, say, request);
  }

  @GetMapping("/communes/{code:\\w{5}}.atom")
  @Nullable ResponseEntity<?> commune(
      @PathVariable String code, @ModelAttribute("say") Say say, ServletWebRequest request) {
    return place(PlaceCode.Kind.COMMUNE, Field.COMMUNE, code, say, request);
  }

  @GetMapping("/departements/{code:\\w{2,3}}.atom")
  @Nullable ResponseEntity<?> departement(
      @PathVariable String code, @ModelAttribute("say") Say say, ServletWebRequest request) {
    return place(PlaceCode.Kind.DEPARTEMENT, Field.DEPARTEMENT, code, say, request);
  }

  @GetMapping("/regions/{code:\\w{2}}.atom")
  @Nullable ResponseEntity<?> region(
      @PathVariable String code, @ModelAttribute("say") Say say, ServletWebRequest request) {
    return place(PlaceCode.Kind.REGION, Field.REGION, code, say, request);
  }

  @GetMapping("/autorites/{siren:\\d{9}}.atom")
  @Nullable ResponseEntity<?> authority(
      @PathVariable String siren, @ModelAttribute("say") Say say, ServletWebRequest request) {
    return feed(one(Field.AUTHORITY, siren), "SIREN " + siren, say, request);
  }

  private @Nullable ResponseEntity<?> place(
      PlaceCode.Kind kind, Field field, String code, Say say, ServletWebRequest request) {
    PlaceCode place = new PlaceCode(kind, code.toUpperCase(Locale.ROOT));
    if (!places.isKnown(place)) {
      throw new NotFoundException(place.toString());
    }
    return feed(one(field, place.code()), places.place(place, say), say, request);
  }

  private static FindFilter one(Field field, String value) {
    return new FindFilter(Map.of(field, value));
  }

  private @Nullable ResponseEntity<?> feed(
      FindFilter asked, String title, Say say, ServletWebRequest request) {
    String self = formats.absolute(SearchFormat.ATOM.address(asked));
    String page = formats.absolute(asked.without(Field.ORDER).href(SearchPages.PATH));
    return answer(
        asked.with(Field.ORDER, FindFilter.SEEN),
        SearchFormat.ATOM,
        MediaType.APPLICATION_ATOM_XML,
        request,
        answer -> AtomFeed.of(say.text("layout.title", title), self, page, answer.results(), say));
  }

  private @Nullable ResponseEntity<?> answer(
      MultiValueMap<String, String> parameters,
      SearchFormat format,
      MediaType type,
      ServletWebRequest request,
      Function<SearchAnswer, Object> body) {
    return answer(FindFilter.of(parameters), format, type, request, body);
  }

  private @Nullable ResponseEntity<?> answer(
      FindFilter filter,
      SearchFormat format,
      MediaType type,
      ServletWebRequest request,
      Function<SearchAnswer, Object> body) {
    if (!limits.allows(Limits.Deed.EXTRACT, request.getRequest())) {
      return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
          .header(HttpHeaders.RETRY_AFTER, "60")
          .build();
    }
    String language = RequestContextUtils.getLocale(request.getRequest()).getLanguage();
    if (request.checkNotModified("\"" + formats.version() + "-" + language + "\"")) {
      return null;
    }
    if (!filter.unreadable().isEmpty()) {
      return refused(Message.of("search.bad-date"), request);
    }
    SearchAnswer answer =
        formats.answer(filter, format, request.getParameter("apres"), size(request));
    ResponseEntity.BodyBuilder built =
        ResponseEntity.ok()
            .contentType(type)
            .cacheControl(CacheControl.maxAge(KEPT).cachePrivate());
    if (answer.next() != null) {
      built.header(HttpHeaders.LINK, "<" + answer.next() + ">; rel=\"next\"");
    }
    if (format == SearchFormat.CSV) {
      built.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"vigie.csv\"");
    }
    return built.body(body.apply(answer));
  }

  private static int size(ServletWebRequest request) {
    String asked = request.getParameter("par");
    return asked != null && asked.matches("\\d{1,4}") ? Integer.parseInt(asked) : 0;
  }

  /** The sentence that the page shows beside the field. */
  @ExceptionHandler
  ResponseEntity<?> refused(BadQuery bad, ServletWebRequest request) {
    return refused(bad.sentence(), request);
  }

  private ResponseEntity<?> refused(Message sentence, ServletWebRequest request) {
    Say say = new Say(sentences, RequestContextUtils.getLocale(request.getRequest()));
    return ResponseEntity.unprocessableContent()
        .contentType(MediaType.APPLICATION_JSON)
        .body(Map.of("error", say.text(sentence)));
  }
}
