package io.supervisor4j.examples.spool;

/** A properties file cannot be used; the message names the file, the key and the value. */
final class InvalidConfigException extends Exception {

    /**
     * Creates the exception.
     *
     * @param message what is wrong, and where
     */
    InvalidConfigException(String message) {
        super(message);
    }
}
