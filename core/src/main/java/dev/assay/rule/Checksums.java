package dev.assay.rule;

import dev.assay.data.FileFacts.FileFact;
import dev.assay.result.Cause;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Checksums of files, read in pieces. */
final class Checksums {
    private static final int PIECE = 1 << 16;
    private static final List<String> ALGORITHMS = List.of("MD5", "SHA-1", "SHA-256");

    private final String algorithm;

    private Checksums(String algorithm) {
        this.algorithm = algorithm;
    }

    /** With the algorithm of the tag {@code hashAlgorithm}; SHA-256 without it. */
    static Checksums of(RuleCall call) throws RuleException {
        String algorithm = call.tag("hashAlgorithm").orElse("SHA-256").toUpperCase(Locale.ROOT);
        if (!ALGORITHMS.contains(algorithm)) {
            throw new RuleException(
                    Cause.BAD_ARGUMENT,
                    "Unknown hashAlgorithm: " + algorithm,
                    Optional.of("it can be " + String.join(", ", ALGORITHMS)));
        }
        return new Checksums(algorithm);
    }

    /** The checksum of a file in lower-case hex. */
    String of(FileFact file) throws RuleException {
        try (InputStream in = FileSelection.store(file.uri()).open(file)) {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            byte[] piece = new byte[PIECE];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new RuleException(Cause.LIMIT, "the evaluation was interrupted");
                }
                digest.update(piece, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw FileSelection.unreadable(file.uri(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has " + algorithm, e);
        }
    }
}
