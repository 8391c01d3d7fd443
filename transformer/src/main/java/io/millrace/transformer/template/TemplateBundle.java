package io.millrace.transformer.template;

import io.millrace.common.start.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The templates and mutations of one run as text: built-in files, and those of a folder that replace them. */
final class TemplateBundle {
    private static final int HASH_DIGITS = 12;

    private final SortedMap<String, String> files;

    private TemplateBundle(SortedMap<String, String> files) {
        this.files = files;
    }

    /**
     * Reads all files.
     *
     * @throws CannotStart when the folder holds a file that no bundle has, or one that cannot be read
     */
    static TemplateBundle load(Optional<Path> directory) throws CannotStart {
        var files = new TreeMap<String, String>();
        for (var name : names()) {
            files.put(name, builtIn("defaults/" + name));
        }
        if (directory.isPresent()) {
            for (var file : visible(directory.get())) {
                files.put(known(file), read(file));
            }
        }
        return new TemplateBundle(files);
    }

    /** A file's text. */
    String text(String name) {
        return Objects.requireNonNull(files.get(name), name);
    }

    /** The same for the same content, whatever of it is built in; the first digits of its SHA-256. */
    String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, text) -> digest
                    .update((name + '\0' + text + '\0').getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** A text file of this jar. */
    static String builtIn(String name) {
        try (var in = TemplateBundle.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + " of this jar", e);
        }
    }

    private static List<String> names() {
        return Arrays.stream(TemplateKind.values())
                .flatMap(kind -> Stream.concat(Stream.of(kind.file()),
                        kind.calls().stream().map(TemplateKind.Call::file)))
                .sorted()
                .toList();
    }

    /** Hidden files are not ours: a mounted ConfigMap has some. */
    private static List<Path> visible(Path directory) throws CannotStart {
        try (var files = Files.list(directory)) {
            return files.filter(file -> !file.getFileName().toString().startsWith(".")).sorted().toList();
        } catch (IOException e) {
            throw new CannotStart("cannot read the templates folder " + directory + ": " + e.getMessage(), e);
        }
    }

    private static String known(Path file) throws CannotStart {
        var name = file.getFileName().toString();
        if (names().contains(name)) {
            return name;
        }
        var distance = LevenshteinDistance.getDefaultInstance();
        var nearest = names().stream()
                .min(Comparator.comparing(candidate -> distance.apply(candidate, name)))
                .orElseThrow();
        throw new CannotStart(file + " is no file of a template bundle; did you mean " + nearest + "? There are "
                + names().stream().collect(Collectors.joining(", ")));
    }

    private static String read(Path file) throws CannotStart {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new CannotStart("cannot read " + file + " as UTF-8 text: " + e.getMessage(), e);
        }
    }
}
