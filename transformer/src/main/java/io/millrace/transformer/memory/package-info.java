/** What the transformer remembers: one row for each entity, in RocksDB and in a changelog of Kafka. */
@NullMarked
package io.millrace.transformer.memory;

import org.jspecify.annotations.NullMarked;
