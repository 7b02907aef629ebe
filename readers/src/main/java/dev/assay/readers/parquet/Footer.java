package dev.assay.readers.parquet;

import dev.assay.data.DataException;
import dev.assay.data.LimitException;
import dev.assay.readers.io.FileContent;
import dev.assay.readers.io.FileSource;
import dev.assay.readers.io.RandomInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;

/**
 * Finds and reads the footer: the file ends with the metadata, its length in four bytes, and {@code PAR1}. The bytes are scanned for
 * depth, list and text bombs before the generated parser, which is recursive and allocates what lists announce, sees them.
 */
final class Footer {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ENCRYPTED = "PARE".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD = 4096;
    private static final int TAIL = 8;
    private static final Pattern MISSING_FIELD = Pattern.compile(
            "Required field '(\\w+)' was not (?:present|found in serialized data)! Struct: (\\w+)\\(.*");

    private Footer() {}

    /** Reads and checks the metadata of a file. */
    static FileMeta read(FileSource file, Limits limits) throws DataException {
        String name = file.name();
        long length = file.length();
        byte[] bytes;
        long start;
        try (RandomInput input = file.open()) {
            byte[] head = FileContent.head(input, length, HEAD);
            byte[] tail = FileContent.tail(input, length, TAIL);
            start = start(name, length, head, tail, limits);
            bytes = new byte[(int) (length - TAIL - start)];
            input.readFully(start, bytes, 0, bytes.length);
        }
        FileMetaData parsed = parse(name, start, bytes);
        return new FooterChecks(name, start, parsed, limits).check();
    }

    private static long start(String name, long length, byte[] head, byte[] tail, Limits limits) throws DataException {
        boolean begins = starts(head, 0, MAGIC);
        if (starts(head, 0, ENCRYPTED) || length >= 12 && starts(tail, tail.length - 4, ENCRYPTED)) {
            throw new DataException(name + ": the footer is encrypted with Parquet modular encryption (magic PARE),"
                    + " which is not supported; decrypt the file first");
        }
        if (length < 12) {
            throw new DataException(name + ": not a Parquet file: it has " + length
                    + " bytes, and the shortest Parquet file has more than 12; it looks like "
                    + (begins ? "the beginning of a Parquet file, cut off" : FileContent.describe(head)));
        }
        if (!starts(tail, tail.length - 4, MAGIC)) {
            throw new DataException(
                    begins
                            ? name
                                    + ": cut off or followed by other data: it begins as a Parquet file, but its last four"
                                    + " bytes (offset " + (length - 4) + ") are " + hex(tail)
                                    + " instead of PAR1; fetch or write the file again"
                            : name + ": not a Parquet file: it looks like " + FileContent.describe(head));
        }
        if (!begins) {
            throw new DataException(name + ": damaged: it ends as a Parquet file, but begins with "
                    + FileContent.describe(head) + " instead of PAR1");
        }
        long footer = (tail[0] & 0xFFL) | (tail[1] & 0xFFL) << 8 | (tail[2] & 0xFFL) << 16 | (tail[3] & 0xFFL) << 24;
        if (footer == 0 || footer > length - 12) {
            throw new DataException(name + ": the footer is damaged: its length (offset " + (length - TAIL) + ") is "
                    + footer + " bytes, in a file of " + length + " bytes that has room for " + (length - 12));
        }
        if (footer > limits.footerBytes()) {
            throw new LimitException(name + ": the footer has " + footer + " bytes, more than the limit of "
                    + limits.footerBytes() + "; raise it with " + Limits.FOOTER_BYTES);
        }
        return length - TAIL - footer;
    }

    private static FileMetaData parse(String name, long start, byte[] bytes) throws DataException {
        int rest;
        try {
            int scanned = ThriftScan.length(bytes, 0, bytes.length);
            if (scanned == ThriftScan.INCOMPLETE) {
                throw new DataException(name + ": the footer is damaged: its " + bytes.length + " bytes from offset "
                        + start + " on end inside a structure");
            }
            rest = bytes.length - scanned;
        } catch (ThriftScan.Malformed e) {
            throw new DataException(
                    name + ": the footer is damaged: " + e.getMessage() + " at offset " + (start + e.position()), e);
        }
        FileMetaData parsed;
        try {
            parsed = Util.readFileMetaData(new ByteArrayInputStream(bytes));
        } catch (IOException | RuntimeException e) {
            throw new DataException(
                    name + ": the footer (offset " + start + ", " + bytes.length + " bytes) is damaged: "
                            + whatIsWrong(e),
                    e);
        } catch (OutOfMemoryError e) {
            throw new LimitException(
                    name + ": the footer (" + bytes.length + " bytes) needs more memory than there is", e);
        }
        // A footer of an encrypted file is followed by its signature; the checks say what such a file is.
        if (rest > 0 && !parsed.isSetEncryption_algorithm()) {
            throw new DataException(name + ": the footer is damaged: its metadata ends at offset "
                    + (start + bytes.length - rest) + ", but should end at offset " + (start + bytes.length));
        }
        return parsed;
    }

    /** What the generated parser complains about, without the structures it prints. */
    static String whatIsWrong(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            Matcher matcher = MISSING_FIELD.matcher(message == null ? "" : message.replaceAll("\\p{Cntrl}+", " "));
            if (matcher.find()) {
                return "field " + matcher.group(1) + " of " + matcher.group(2)
                        + " is missing or has a value that is not known";
            }
        }
        return Messages.reason(failure).replaceFirst("^can not read class [\\w.]+: ", "");
    }

    private static boolean starts(byte[] bytes, int from, byte[] magic) {
        return from >= 0
                && bytes.length >= from + magic.length
                && Arrays.equals(bytes, from, from + magic.length, magic, 0, magic.length);
    }

    private static String hex(byte[] tail) {
        StringBuilder hex = new StringBuilder("0x");
        for (int i = tail.length - 4; i < tail.length; i++) {
            hex.append(String.format("%02x", tail[i]));
        }
        return hex.toString();
    }
}
