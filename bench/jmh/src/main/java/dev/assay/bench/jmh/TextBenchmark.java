package dev.assay.bench.jmh;

import dev.assay.internal.kernel.Fingerprints;
import dev.assay.internal.regex.Automaton;
import dev.assay.internal.regex.GuardedMatcher;
import dev.assay.internal.regex.GuardedPattern;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Patterns and fingerprints of texts. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TextBenchmark {
    private static final String MAIL = "[a-z0-9.]+@[a-z]+\\.com";

    private final Values.Texts mails = Values.mails();
    private final Values.Texts uuids = Values.uuids();
    private final GuardedPattern pattern = GuardedPattern.compile(MAIL);
    private final Automaton automaton = pattern.automaton().orElseThrow();
    private final GuardedMatcher matcher = pattern.matcher();
    private final java.util.regex.Matcher plain =
            java.util.regex.Pattern.compile(MAIL).matcher("");
    private final Fingerprints fingerprints = new Fingerprints(1);
    private final long[] pair = new long[2];

    /** The kernel: a step per byte. */
    @Benchmark
    public int patternByAutomaton() {
        int found = 0;
        for (int i = 0; i < Values.COUNT; i++) {
            found += automaton.matches(mails.bytes(), mails.offsets()[i], mails.offsets()[i + 1]) ? 1 : 0;
        }
        return found;
    }

    /** The slow twin: java.util.regex with its step budget. */
    @Benchmark
    public int patternWithBudget() {
        int found = 0;
        for (int i = 0; i < Values.COUNT; i++) {
            int from = mails.offsets()[i];
            found += matcher.matchesUtf8(mails.bytes(), from, mails.offsets()[i + 1] - from) ? 1 : 0;
        }
        return found;
    }

    /** java.util.regex on strings. */
    @Benchmark
    public int patternOfStrings() {
        int found = 0;
        for (int i = 0; i < Values.COUNT; i++) {
            int from = mails.offsets()[i];
            String text = new String(mails.bytes(), from, mails.offsets()[i + 1] - from, StandardCharsets.UTF_8);
            found += plain.reset(text).matches() ? 1 : 0;
        }
        return found;
    }

    /** The kernel: 128 bits of a text. */
    @Benchmark
    public long fingerprints() {
        long all = 0;
        for (int i = 0; i < Values.COUNT; i++) {
            fingerprints.ofBytes(uuids.bytes(), uuids.offsets()[i], uuids.offsets()[i + 1], pair, 0);
            all += pair[0] ^ pair[1];
        }
        return all;
    }

    /** What a hash table of strings would begin with: 32 bits. */
    @Benchmark
    public int hashesOfStrings() {
        int all = 0;
        for (int i = 0; i < Values.COUNT; i++) {
            int from = uuids.offsets()[i];
            all += new String(uuids.bytes(), from, uuids.offsets()[i + 1] - from, StandardCharsets.UTF_8).hashCode();
        }
        return all;
    }
}
