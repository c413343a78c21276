/**
 * Rules about files that more than one module has to keep: whose a folder is, where archives are, what a cleaner of temporary files
 * takes away. Plain JDK classes only, as a master's first worker waits for some of them.
 */
@NullMarked
package io.supervisor4j.system.file;

import org.jspecify.annotations.NullMarked;
