package io.millrace.transformer;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One cache and one write buffer for all stores of the process. By default each store of each partition has its own,
 * of about 100 MB. Kafka Streams makes the instances, so what they share is static.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {
    private static final long ALL_BYTES = 96L << 20;
    private static final long WRITE_BYTES = 32L << 20;
    private static final long BUFFER_BYTES = 4L << 20;

    /** Loads the native code before it is used. */
    private static final class Shared {
        private static final Cache CACHE;
        private static final WriteBufferManager WRITES;

        static {
            RocksDB.loadLibrary();
            CACHE = new LRUCache(ALL_BYTES);
            WRITES = new WriteBufferManager(WRITE_BYTES, CACHE);
        }
    }

    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
        var table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(Shared.CACHE);
        table.setCacheIndexAndFilterBlocks(true);
        options.setWriteBufferManager(Shared.WRITES);
        options.setWriteBufferSize(BUFFER_BYTES);
        options.setMaxWriteBufferNumber(2);
        options.setTableFormatConfig(table);
    }

    /** What is shared outlives each store. */
    @Override
    public void close(String store, Options options) {}
}
