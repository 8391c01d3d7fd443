package io.millrace.transformer;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One cache, a third of which may be writes that are not on disk yet, for all stores of all chains of the process. By
 * default each store of each partition has its own, of about 100 MB. Kafka Streams makes the instances, so what they
 * share is static.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {
    /** The setting that says how many bytes, as a {@link Long}. */
    static final String BYTES = "millrace.state.bytes";

    private static final long BUFFER_BYTES = 4L << 20;
    private static final Map<Long, Shared> SHARED = new ConcurrentHashMap<>();

    /** What stores of one bound share; it outlives each of them. */
    private record Shared(Cache cache, WriteBufferManager writes) {

        static Shared of(long bytes) {
            RocksDB.loadLibrary();
            var cache = new LRUCache(bytes);
            return new Shared(cache, new WriteBufferManager(bytes / 3, cache));
        }
    }

    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
        var shared = SHARED.computeIfAbsent((Long) configs.get(BYTES), Shared::of);
        var table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(shared.cache());
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        table.setPinL0FilterAndIndexBlocksInCache(true);
        options.setWriteBufferManager(shared.writes());
        options.setWriteBufferSize(BUFFER_BYTES);
        options.setMaxWriteBufferNumber(2);
        options.setTableFormatConfig(table);
    }

    @Override
    public void close(String store, Options options) {}
}
