package org.vigie.app.document;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigie.app.page.Foreign;
import org.vigie.app.page.NotFoundException;
import org.vigie.app.page.Say;

@Controller
class DocumentController {
  private final DocumentPages pages;
  private final Originals originals;

  DocumentController(DocumentPages pages, Originals originals) {
    this.pages = pages;
    this.originals = originals;
  }

  @GetMapping("/documents/{id:\\d{1,18}}")
  String show(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String p,
      @RequestParam(defaultValue = "") String q,
      @ModelAttribute("say") Say say,
      Model model) {
    model.addAttribute("document", pages.page(id, p, q.strip(), say));
    model.addAttribute("script", "/js/document.js");
    return "document/document";
  }

  /** The bytes as they were fetched. No browser may show or run them: they are kept as a file. */
  @GetMapping("/documents/{id:\\d{1,18}}/original")
  ResponseEntity<Resource> original(@PathVariable long id) {
    DocumentReadModel.Row row = pages.row(id);
    String sha256 = row.sha256();
    Path file =
        (sha256 == null ? Optional.<Path>empty() : originals.original(sha256))
            .orElseThrow(() -> new NotFoundException("original of document " + id));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .eTag(row.sha256())
        .cacheControl(CacheControl.noCache().cachePrivate())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(fileName(row), StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(new FileSystemResource(file));
  }

  private static String fileName(DocumentReadModel.Row row) {
    String name = Foreign.name(row.name()).replaceAll("[\\p{Cntrl}\\\\/:*?\"<>|]+", "_").strip();
    String cut = name.length() > 120 ? name.substring(name.length() - 120) : name;
    return cut.isEmpty() ? "document-" + row.id() : cut;
  }
}
