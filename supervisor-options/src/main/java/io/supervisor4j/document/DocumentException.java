package io.supervisor4j.document;

/** A document that cannot be read. */
public final class DocumentException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final String path;

    DocumentException(int line, String path, String reason) {
        super(reason);
        this.line = line;
        this.path = path;
    }

    /**
     * Returns where it is wrong.
     *
     * @return the line, from 1; 0 if it is the document as a whole
     */
    public int line() {
        return line;
    }

    /**
     * Returns what is wrong.
     *
     * @return the names that lead there, with dots between them; empty if it is no document at all
     */
    public String path() {
        return path;
    }

    /**
     * Returns what is wrong with it.
     *
     * @return without the document's text, which may contain secrets
     */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
