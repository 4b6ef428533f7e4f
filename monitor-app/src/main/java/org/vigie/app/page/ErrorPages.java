package org.vigie.app.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The page that is shown when another could not be. A failure of ours gets a reference, which the
 * log has beside the technical cause; nothing technical reaches the reader.
 */
@Controller
class ErrorPages implements ErrorController {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
  private static final SecureRandom RANDOM = new SecureRandom();

  @RequestMapping("${spring.web.error.path:/error}")
  String show(HttpServletRequest request, HttpServletResponse response, Model model) {
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? code
            : HttpServletResponse.SC_NOT_FOUND;
    response.setStatus(status);
    model.addAttribute("kind", kind(status, request));
    model.addAttribute("reference", status >= 500 ? reference(request) : "");
    return "page/error";
  }

  private static String kind(int status, HttpServletRequest request) {
    String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    return switch (status) {
      case 403 -> path.startsWith("/admin") && "GET".equals(method(request)) ? "admin" : "expired";
      case 404 -> "missing";
      case 409 -> "conflict";
      case 429 -> "many";
      default -> status >= 500 ? "failed" : "refused";
    };
  }

  private static String method(HttpServletRequest request) {
    Object original = request.getAttribute(RequestDispatcher.ERROR_METHOD);
    return original == null ? request.getMethod() : original.toString();
  }

  private static String reference(HttpServletRequest request) {
    String reference =
        String.format(Locale.ROOT, "%04X-%04X", RANDOM.nextInt(0x10000), RANDOM.nextInt(0x10000));
    Object cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    LOG.error(
        "{} could not be shown, reference {}",
        request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI),
        reference,
        cause instanceof Throwable thrown ? thrown : null);
    return reference;
  }
}
