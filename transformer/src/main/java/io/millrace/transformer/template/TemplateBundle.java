package io.millrace.transformer.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Templates and mutations as text: built-in files, and those of a folder that replace them. Immutable. */
final class TemplateBundle {
    private static final int HASH_DIGITS = 12;
    private static final List<String> NAMES = Arrays.stream(TemplateKind.values())
            .flatMap(kind -> Stream.concat(Stream.of(kind.file()), kind.calls().stream().map(TemplateKind.Call::file)))
            .sorted()
            .toList();

    private final SortedMap<String, String> files = new TreeMap<>();
    private final List<Problem> problems;

    /** With the texts of a folder by file name; empty for what is built in. */
    TemplateBundle(Map<String, String> replacements) {
        NAMES.forEach(name -> files.put(name, replacements.getOrDefault(name, builtIn("defaults/" + name))));
        problems = replacements.keySet().stream()
                .filter(name -> !NAMES.contains(name))
                .map(TemplateBundle::unknown)
                .toList();
    }

    /** Files that no bundle has. */
    List<Problem> problems() {
        return problems;
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

    private static Problem unknown(String name) {
        var distance = LevenshteinDistance.getDefaultInstance();
        var nearest = NAMES.stream()
                .min(Comparator.comparing(candidate -> distance.apply(candidate, name)))
                .orElseThrow();
        return Problem.of(name, "is no file of a template bundle; did you mean " + nearest + "? There are "
                + String.join(", ", NAMES));
    }
}
