package io.supervisor4j.cli.file;

import io.supervisor4j.cli.run.FileProblems;
import io.supervisor4j.document.Node;

/** Finds NUL characters: no file, class, variable or word of a command line can have one, and each breaks in a way of its own. */
final class NulCharacters {

    private final FileProblems problems;

    NulCharacters(FileProblems problems) {
        this.problems = problems;
    }

    void tell(String path, Node node) {
        if (node instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                String inner = path.isEmpty() ? entry.name() : path + "." + entry.name();
                tell(inner, entry.line(), entry.name());
                tell(inner, entry.value());
            }
        } else if (node instanceof Node.Sequence sequence) {
            sequence.elements().forEach(element -> tell(path, element));
        } else if (node instanceof Node.Scalar scalar) {
            tell(path, scalar.line(), scalar.text());
        }
    }

    private void tell(String path, int line, String text) {
        if (text.indexOf('\0') >= 0) {
            problems.add(line, path, "has a NUL character");
        }
    }
}
