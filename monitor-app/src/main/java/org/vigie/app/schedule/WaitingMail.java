package org.vigie.app.schedule;

/** Whether anything is owed to anybody now: a find to tell, a digest to compose, a mail to send. */
@FunctionalInterface
public interface WaitingMail {
  boolean exists();
}
