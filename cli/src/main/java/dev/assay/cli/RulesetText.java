package dev.assay.cli;

import dev.assay.Ruleset;
import dev.assay.dqdl.DqdlException;
import dev.assay.dqdl.Issue;
import dev.assay.dqdl.ast.SourceRange;
import dev.assay.store.ObjectStores;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A ruleset as the command line names it, read but not parsed.
 *
 * @param file as the user named it, for messages
 * @param name file name without folder and extension; empty for standard input and {@code --rules}
 * @param path the file, if it is one
 * @param text the whole text; empty if it cannot be read
 * @param unreadable why there is no text
 */
record RulesetText(String file, Optional<String> name, Optional<Path> path, String text, Optional<Issue> unreadable) {
    /** Three bytes for each of the 16 Mi characters that the parser accepts at most, and some. */
    private static final int MAX_BYTES = 64 << 20;

    /** What the names of rulesets that Glue keeps begin with. */
    static final String GLUE = "glue:";

    /** The store of those rulesets. */
    static final String GLUE_RULESETS = "glue-rulesets://";

    private static final String STDIN = "-";

    /** Reads {@code argument}: a path, or {@code -} for standard input. */
    static RulesetText read(String argument, Host host) throws UsageException {
        return read(argument, host, Map.of());
    }

    /**
     * Reads {@code argument}: a path, the URI of an object, or {@code -} for standard input.
     *
     * @param store options of stores, by name
     */
    static RulesetText read(String argument, Host host, Map<String, String> store) throws UsageException {
        if (argument.equals(STDIN)) {
            return of("standard input", Optional.empty(), Optional.empty(), () -> host.stdin());
        }
        if (argument.startsWith(GLUE)) {
            String name = argument.substring(GLUE.length());
            return of(
                    argument,
                    Optional.of(name),
                    Optional.empty(),
                    () -> new ByteArrayInputStream(ObjectStores.open(GLUE_RULESETS, store)
                            .read(name, MAX_BYTES)
                            .orElseThrow(() -> new NoSuchFileException(argument))));
        }
        if (ObjectStores.isStore(argument)) {
            String name = argument.substring(argument.lastIndexOf('/') + 1);
            return of(
                    argument,
                    Optional.of(name.replaceFirst("(?<=.)\\.[^.]*$", "")),
                    Optional.empty(),
                    () -> new ByteArrayInputStream(ObjectStores.open(argument, store)
                            .read("", MAX_BYTES)
                            .orElseThrow(() -> new NoSuchFileException(argument))));
        }
        Path path;
        try {
            path = Path.of(argument);
        } catch (InvalidPathException e) {
            throw new UsageException("'" + argument + "' is no path: " + e.getReason());
        }
        return of(argument, Optional.of(baseName(path)), Optional.of(path), () -> Files.newInputStream(path));
    }

    /** The text of {@code --rules}. */
    static RulesetText given(String text) {
        return new RulesetText("--rules", Optional.empty(), Optional.empty(), text, Optional.empty());
    }

    /**
     * The ruleset.
     *
     * @throws DqdlException if the text is not valid; holds every problem
     */
    Ruleset parse() throws DqdlException {
        return name.isPresent() ? Ruleset.parse(name.get(), text) : Ruleset.parse(text);
    }

    private static String baseName(Path path) {
        Path last = path.getFileName();
        String name = last == null ? path.toString() : last.toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** Opens an input. */
    private interface Source {
        InputStream open() throws IOException;
    }

    private static RulesetText of(String file, Optional<String> name, Optional<Path> path, Source source) {
        byte[] bytes;
        // Closing standard input does no harm: it is read once.
        try (InputStream in = source.open()) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            return unreadable(file, name, path, "", "cannot-read", reason(e), Optional.empty());
        }
        if (bytes.length > MAX_BYTES) {
            String message = "larger than " + (MAX_BYTES >> 20) + " MB, so hardly a ruleset";
            return unreadable(file, name, path, "", "too-large", message, Optional.empty());
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer input = ByteBuffer.wrap(bytes);
        CharBuffer output = CharBuffer.allocate(bytes.length);
        CoderResult end = decoder.decode(input, output, true);
        output.flip();
        if (end.isError()) {
            int offset = input.position();
            boolean utf16 = bytes.length >= 2 && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFE + 0xFF && offset == 0;
            String message =
                    String.format(Locale.ROOT, "not valid UTF-8: byte 0x%02x at offset %d", bytes[offset], offset);
            Optional<String> hint =
                    Optional.of(utf16 ? "this looks like UTF-16; save the file as UTF-8" : "save the file as UTF-8");
            return unreadable(file, name, path, output.toString(), "not-utf-8", message, hint);
        }
        return new RulesetText(file, name, path, output.toString(), Optional.empty());
    }

    private static RulesetText unreadable(
            String file,
            Optional<String> name,
            Optional<Path> path,
            String before,
            String code,
            String message,
            Optional<String> hint) {
        int line = 1;
        int lineStart = 0;
        for (int at = 0; at < before.length(); at++) {
            if (before.charAt(at) == '\n') {
                line++;
                lineStart = at + 1;
            }
        }
        int column = before.codePointCount(lineStart, before.length()) + 1;
        SourceRange at = new SourceRange(before.length(), before.length(), line, column);
        return new RulesetText(
                file, name, path, "", Optional.of(new Issue(Issue.Severity.ERROR, code, message, at, hint)));
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        String message = e.getMessage();
        return "cannot be read" + (message == null ? "" : ": " + message);
    }
}
