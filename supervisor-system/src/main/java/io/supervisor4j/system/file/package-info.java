/**
 * Rules about files that more than one module has to keep: whose a folder is, how a file is replaced at once, what a cleaner of
 * temporary files takes away, how an error is told. Plain JDK classes only, as a master's first worker waits for some of them.
 */
@NullMarked
package io.supervisor4j.system.file;

import org.jspecify.annotations.NullMarked;
