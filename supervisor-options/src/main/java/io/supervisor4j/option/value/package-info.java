/** The types of options: how a value is read from a text or a document, printed, limited and described in a schema. Not exported. */
@NullMarked
package io.supervisor4j.option.value;

import org.jspecify.annotations.NullMarked;
