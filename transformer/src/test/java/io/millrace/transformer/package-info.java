/** Tests of the transformer's decisions and of the stream that carries them out. */
@NullMarked
package io.millrace.transformer;

import org.jspecify.annotations.NullMarked;
