package io.millrace.ops.dlq;

import io.millrace.common.start.CannotStart;
import io.millrace.ops.shell.Cluster;
import io.millrace.ops.shell.ExitCode;
import io.millrace.ops.shell.Printing;
import io.millrace.ops.shell.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists dead letters by their causes, the largest group first. */
@Command(name = "list", mixinStandardHelpOptions = true,
        description = "Group dead letters by topic, stage, class, code and template.")
final class DlqList implements Callable<Integer> {
    private static final List<String> CAUSE = List.of("topic", "stage", "class", "code", "template");

    private final Map<String, String> environment;

    @Mixin
    private final Printing printing = new Printing();

    @Option(names = "--since", paramLabel = "WHEN",
            description = "Only those written since then: 2h, 7d, or 2026-11-27T18:00:00Z.")
    private Optional<Instant> since = Optional.empty();

    @Option(names = "--each", description = "Each dead letter on a line of its own.")
    private boolean each;

    DlqList(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws CannotStart {
        try (var cluster = Cluster.open(environment); var letters = Letters.open(cluster)) {
            printing.print(each ? singly(letters) : grouped(letters), "There are no dead letters.");
        }
        return ExitCode.DONE.code();
    }

    private Table grouped(Letters letters) {
        var groups = new HashMap<Group.Cause, Group>();
        letters.each(since, letter -> groups.merge(Group.Cause.of(letter), Group.of(letter), Group::and));
        return new Table(row(List.of("count"), CAUSE, List.of("oldest", "newest", "example")),
                groups.entrySet().stream()
                        .sorted(Comparator.comparingLong(group -> -group.getValue().count()))
                        .map(group -> row(List.of(Long.toString(group.getValue().count())), words(group.getKey()),
                                List.of(group.getValue().first().toString(), group.getValue().last().toString(),
                                        group.getValue().example().toString())))
                        .toList());
    }

    private Table singly(Letters letters) {
        var rows = new ArrayList<List<String>>();
        letters.each(since, letter -> rows.add(row(List.of(letter.id().toString(), letter.written().toString()),
                words(Group.Cause.of(letter)), List.of(letter.key().orElse(""), letter.cause().message()))));
        return new Table(row(List.of("id", "written"), CAUSE, List.of("key", "message")), rows);
    }

    private static List<String> words(Group.Cause cause) {
        return List.of(cause.topic(), cause.stage(), cause.errorClass(), cause.code(), cause.template());
    }

    private static List<String> row(List<String> before, List<String> cause, List<String> after) {
        return Stream.of(before, cause, after).flatMap(List::stream).toList();
    }
}
