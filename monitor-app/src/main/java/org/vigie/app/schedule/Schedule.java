package org.vigie.app.schedule;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the stages run by themselves, as Quartz cron expressions in Europe/Paris; the end of a stage
 * starts the next anyway.
 *
 * @param harvest reads the sources
 * @param read takes up documents whose next attempt is due
 * @param send sends what is due: daily and weekly digests, mails to be tried again
 * @param purge forgets what is kept no longer
 */
@ConfigurationProperties("vigie.schedule")
public record Schedule(
    @DefaultValue("0 10 0/2 * * ?") String harvest,
    @DefaultValue("0 5/15 * * * ?") String read,
    @DefaultValue("20 * * * * ?") String send,
    @DefaultValue("0 40 3 * * ?") String purge) {}
