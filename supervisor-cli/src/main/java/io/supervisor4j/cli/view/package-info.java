/** What people see: status tables, event lines, figures, colours. Free of picocli, which loads slower than all of it. */
@NullMarked
package io.supervisor4j.cli.view;

import org.jspecify.annotations.NullMarked;
