package io.supervisor4j.document;

import java.io.IOException;

/** A file is larger than a document may be. The message continues a sentence that begins with the file. */
public final class FileTooLargeException extends IOException {

    private static final long serialVersionUID = 1;

    FileTooLargeException(int limit) {
        super("is larger than the " + limit + " bytes that such a file may have");
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
