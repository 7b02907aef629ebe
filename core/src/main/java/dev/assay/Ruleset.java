package dev.assay;

import dev.assay.dqdl.Dqdl;
import dev.assay.dqdl.DqdlException;
import dev.assay.dqdl.Issue;
import dev.assay.dqdl.ParseResult;
import dev.assay.dqdl.ast.Document;
import dev.assay.rule.RuleTypes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A valid DQDL document, ready to be run on any number of datasets. Immutable. */
public final class Ruleset {
    private final Optional<String> name;
    private final String text;
    private final Document document;
    private final List<Issue> warnings;

    private Ruleset(Optional<String> name, String text, Document document, List<Issue> warnings) {
        this.name = name;
        this.text = text;
        this.document = document;
        this.warnings = List.copyOf(warnings);
    }

    /**
     * Reads a ruleset from a UTF-8 file; its name is the file's without extension.
     *
     * @throws IOException if the file cannot be read or is not UTF-8
     * @throws DqdlException if it is not valid DQDL; holds every problem
     */
    public static Ruleset read(Path file) throws IOException, DqdlException {
        String fileName = String.valueOf(file.getFileName());
        int dot = fileName.lastIndexOf('.');
        return parse(
                dot > 0 ? fileName.substring(0, dot) : fileName, decode(file.toString(), Files.readAllBytes(file)));
    }

    /**
     * Parses a ruleset without a name.
     *
     * @throws DqdlException if it is not valid DQDL; holds every problem
     */
    public static Ruleset parse(String dqdl) throws DqdlException {
        return parse(Optional.empty(), dqdl);
    }

    /** Parses a ruleset under a name. */
    public static Ruleset parse(String name, String dqdl) throws DqdlException {
        return parse(Optional.of(name), dqdl);
    }

    private static Ruleset parse(Optional<String> name, String dqdl) throws DqdlException {
        ParseResult result = Dqdl.parse(dqdl, RuleTypes.installed().vocabulary());
        return new Ruleset(name, dqdl, result.documentOrThrow(), result.issues());
    }

    /**
     * The text of UTF-8 bytes.
     *
     * @param source what to call them in the error
     * @throws IOException if they are not UTF-8; names the offset of the first bad byte
     */
    public static String decode(String source, byte[] bytes) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            CharacterCodingException cause = new MalformedInputException(result.length());
            throw new IOException(
                    source + ": byte " + in.position() + " is not UTF-8; a ruleset is a UTF-8 text", cause);
        }
        return out.flip().toString();
    }

    /** Its name, if it has one. */
    public Optional<String> name() {
        return name;
    }

    /** The text as it was given. */
    public String text() {
        return text;
    }

    /** The parsed document. */
    public Document document() {
        return document;
    }

    /** What the parser remarked; never an error. */
    public List<Issue> warnings() {
        return warnings;
    }
}
