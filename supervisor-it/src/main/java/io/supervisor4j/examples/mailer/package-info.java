/**
 * A program in the background: {@link io.supervisor4j.examples.mailer.MailerMain} is the daemon, {@link
 * io.supervisor4j.examples.mailer.MailerControl} the command that starts, stops and shows it.
 */
@NullMarked
package io.supervisor4j.examples.mailer;

import org.jspecify.annotations.NullMarked;
