package io.millrace.transformer.template;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The folder whose files replace built-in ones. A mounted ConfigMap is one: it has hidden files and links. */
record TemplateFolder(Path path) {
    private static final long MAX_BYTES = 1_000_000;

    /** The folder, or a file of it, cannot be read now. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String message, IOException cause) {
            super(message, cause);
        }

        Unreadable(String message) {
            super(message);
        }
    }

    /** The text of each file that is not hidden, by its name. */
    SortedMap<String, String> read() throws Unreadable {
        var texts = new TreeMap<String, String>();
        for (var file : visible()) {
            texts.put(String.valueOf(file.getFileName()), text(file));
        }
        return texts;
    }

    private List<Path> visible() throws Unreadable {
        try (var files = Files.list(path)) {
            return files.filter(file -> !String.valueOf(file.getFileName()).startsWith(".")).sorted().toList();
        } catch (IOException e) {
            throw new Unreadable("cannot read the templates folder " + path + ": " + e, e);
        }
    }

    private static String text(Path file) throws Unreadable {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new Unreadable(file + " is larger than " + MAX_BYTES + " bytes");
            }
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new Unreadable(file + " is not text in UTF-8", e);
        } catch (IOException e) {
            throw new Unreadable("cannot read " + file + ": " + e, e);
        }
    }
}
