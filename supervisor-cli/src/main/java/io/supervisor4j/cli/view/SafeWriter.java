package io.supervisor4j.cli.view;

import io.supervisor4j.text.Printable;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * The last thing before a terminal: whatever a command prints, and wherever it has that from, only lines, tabs and colours get
 * through. In a JSON document what is escaped means the same as before.
 */
public final class SafeWriter extends FilterWriter {

    public SafeWriter(Writer terminal) {
        super(terminal);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        out.write(Printable.page(text.substring(offset, offset + length)));
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        out.write(Printable.page(new String(text, offset, length)));
    }

    @Override
    public void write(int c) throws IOException {
        out.write(Printable.page(String.valueOf((char) c)));
    }
}
