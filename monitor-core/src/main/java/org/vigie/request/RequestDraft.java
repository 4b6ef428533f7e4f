package org.vigie.request;

/**
 * What a volunteer starts a request with.
 *
 * @param accountId whose request it is
 * @param subject one line on the project
 * @param letter from « Madame, Monsieur » to the name
 */
public record RequestDraft(
    long dossierId, long authorityId, long accountId, String subject, String letter, Asker asker) {}
