package org.vigie.mailer.digest;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;
import org.thymeleaf.spring6.dialect.SpringStandardDialect;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.vigie.message.Messages;

/** Fills {@code mail/<event>/{subject.txt,body.txt,body.html}}. */
final class MailTemplates {
  private final TemplateEngine engine = new TemplateEngine();

  MailTemplates() {
    engine.setDialect(new SpringStandardDialect());
    engine.addTemplateResolver(templates(".txt", TemplateMode.TEXT));
    engine.addTemplateResolver(templates(".html", TemplateMode.HTML));
    engine.setMessageResolver(new FromBundles());
  }

  private static ClassLoaderTemplateResolver templates(String suffix, TemplateMode mode) {
    var resolver = new ClassLoaderTemplateResolver(MailTemplates.class.getClassLoader());
    resolver.setResolvablePatterns(Set.of("mail/*" + suffix));
    resolver.setTemplateMode(mode);
    resolver.setCharacterEncoding("UTF-8");
    return resolver;
  }

  /**
   * @param page the only thing that the templates see
   */
  WrittenMail write(String event, Locale language, Object page, boolean withHtml) {
    var context = new Context(language, Map.of("page", page));
    return new WrittenMail(
        engine.process("mail/" + event + "/subject.txt", context).strip(),
        MailText.of(engine.process("mail/" + event + "/body.txt", context)),
        withHtml ? engine.process("mail/" + event + "/body.html", context) : null);
  }

  private static final class FromBundles extends AbstractMessageResolver {
    @Override
    public String resolveMessage(
        ITemplateContext context,
        @Nullable Class<?> origin,
        String key,
        Object @Nullable [] parameters) {
      return new Messages(context.getLocale(), "mailer", "core")
          .get(key, parameters == null ? new Object[0] : parameters);
    }

    @Override
    public String createAbsentMessageRepresentation(
        ITemplateContext context,
        @Nullable Class<?> origin,
        String key,
        Object @Nullable [] parameters) {
      return key;
    }
  }
}
