/**
 * What master and worker say to each other: typed {@linkplain io.supervisor4j.runtime.protocol.Command commands} and {@linkplain
 * io.supervisor4j.runtime.protocol.Report reports}, the {@linkplain io.supervisor4j.runtime.protocol.Frame frames} that carry
 * them, and the {@linkplain io.supervisor4j.runtime.protocol.Link links} that carry frames. The only room that knows the wire
 * format.
 *
 * <p>A frame is a line of ASCII: a verb, a blank, one flat JSON object. Unknown verbs are ignored, so that either end may be newer.
 * It is in the path from the start of a worker to ready: no JSON library, no lambda, no format.
 */
@NullMarked
package io.supervisor4j.runtime.protocol;

import org.jspecify.annotations.NullMarked;
