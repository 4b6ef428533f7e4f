package org.vigie.app.schedule;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long things are kept; the privacy page says so.
 *
 * @param mail to whom a mail went, after it was sent or given up; its text goes when it is sent
 * @param journal what admins did
 */
@ConfigurationProperties("vigie.keep")
public record Keep(@DefaultValue("30d") Duration mail, @DefaultValue("365d") Duration journal) {}
