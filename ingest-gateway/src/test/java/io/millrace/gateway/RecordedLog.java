package io.millrace.gateway;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** All that is logged at any level by anybody while it is open, in place of the console. */
final class RecordedLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final @Nullable Level levelBefore = root.getLevel();
    private final List<Appender<ILoggingEvent>> appendersBefore = new ArrayList<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private RecordedLog() {}

    static RecordedLog open() {
        var log = new RecordedLog();
        log.setContext(log.root.getLoggerContext());
        log.start();
        log.root.iteratorForAppenders().forEachRemaining(log.appendersBefore::add);
        log.appendersBefore.forEach(log.root::detachAppender);
        log.root.addAppender(log);
        log.root.setLevel(Level.TRACE);
        return log;
    }

    List<String> lines() {
        return lines;
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage() + " "
                + event.getKeyValuePairs() + told(event.getThrowableProxy()));
    }

    private static String told(@Nullable IThrowableProxy thrown) {
        return thrown == null ? "" : " " + thrown.getMessage() + told(thrown.getCause());
    }

    @Override
    public void close() {
        root.setLevel(levelBefore);
        root.detachAppender(this);
        appendersBefore.forEach(root::addAppender);
        stop();
    }
}
