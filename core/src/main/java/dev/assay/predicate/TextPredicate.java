package dev.assay.predicate;

import dev.assay.data.ColumnType;
import dev.assay.data.TypeClass;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whole texts and keywords, compared by bytes. Numbers, booleans, dates and timestamps are compared by their canonical text: since each
 * text belongs to few values, the members are turned into values once, and never a value into text.
 */
final class TextPredicate extends CompiledPredicate {
    private record Identity(TextMembers members, ZoneId zone) {}

    private final TextMembers members;
    private final ZoneId zone;

    TextPredicate(TextMembers members, ZoneId zone) {
        super(new Identity(members, zone), members.acceptsNull());
        this.members = members;
        this.zone = zone;
    }

    @Override
    public Optional<WrongType> check(String column, ColumnType type) {
        return WrongType.unlessPrintable(column, type);
    }

    @Override
    Compiled compile(ColumnType type) {
        if (type.typeClass() != TypeClass.TEXT) {
            IntervalSet equal = new CanonicalValues(type, zone, members.ignoreCase()).of(members.texts());
            IntervalSet passing = members.negated() ? equal.complement(CompiledKeys.keys(type)) : equal;
            return CompiledKeys.of(type, passing, acceptsNull());
        }
        if (members.texts().size() == 1 && !members.ignoreCase() && !members.whitespacesListed()) {
            byte[] text = members.texts().iterator().next().getBytes(StandardCharsets.UTF_8);
            TextSet set = new TextSet(members.texts());
            return new Members(() -> new Equal(text, members), set, members);
        }
        List<String> texts = members.ignoreCase()
                ? members.texts().stream()
                        .map(text -> text.toLowerCase(Locale.ROOT))
                        .distinct()
                        .toList()
                : List.copyOf(members.texts());
        TextSet set = new TextSet(texts);
        return new Members(() -> new In(set, members), set, members);
    }

    private static final class Members extends CompiledText {
        private final TextSet set;
        private final TextMembers members;

        Members(Supplier<? extends TextKernel> kernels, TextSet set, TextMembers members) {
            super(kernels);
            this.set = set;
            this.members = members;
        }

        @Override
        Verdict between(byte[] low, byte[] high) {
            boolean byBytes = !members.ignoreCase() && !members.whitespacesListed();
            return byBytes && set.isOutside(low, high) ? Verdict.of(members.negated()) : Verdict.UNKNOWN;
        }
    }

    /** One text. */
    private static final class Equal extends TextKernel {
        private final byte[] text;
        private final boolean negated;

        Equal(byte[] text, TextMembers members) {
            super(members.acceptsNull());
            this.text = text;
            this.negated = members.negated();
        }

        @Override
        boolean accepts(byte[] bytes, int from, int to) {
            return Arrays.equals(bytes, from, to, text, 0, text.length) != negated;
        }

        @Override
        long rows(byte[] bytes, int[] offsets, int base, long wanted) {
            byte[] sought = text;
            int length = sought.length;
            long found = 0;
            for (long open = wanted; open != 0; open &= open - 1) {
                int i = Long.numberOfTrailingZeros(open);
                int from = offsets[base + i];
                int to = offsets[base + i + 1];
                if (to - from == length && Arrays.equals(bytes, from, to, sought, 0, length)) {
                    found |= 1L << i;
                }
            }
            return negated ? ~found : found;
        }
    }

    /** Several texts, keywords, any case. */
    private static final class In extends TextKernel {
        private final TextSet set;
        private final boolean negated;
        private final boolean whitespaces;
        private final boolean ignoreCase;
        private final long[] words = new long[2];
        private byte[] lower = new byte[64];

        In(TextSet set, TextMembers members) {
            super(members.acceptsNull());
            this.set = set;
            this.negated = members.negated();
            this.whitespaces = members.whitespacesListed();
            this.ignoreCase = members.ignoreCase();
        }

        @Override
        boolean accepts(byte[] bytes, int from, int to) {
            boolean member = ignoreCase ? containsLower(bytes, from, to) : set.contains(bytes, from, to, words);
            return (member || whitespaces && Utf8.isWhitespace(bytes, from, to)) != negated;
        }

        private boolean containsLower(byte[] bytes, int from, int to) {
            int length = to - from;
            if (!Utf8.isAscii(bytes, from, to)) {
                byte[] other = Utf8.lower(bytes, from, to).getBytes(StandardCharsets.UTF_8);
                return set.contains(other, 0, other.length, words);
            }
            if (length > set.longest()) {
                return false;
            }
            if (lower.length < length) {
                lower = new byte[Math.max(length, lower.length * 2)];
            }
            for (int i = 0; i < length; i++) {
                byte b = bytes[from + i];
                lower[i] = (byte) (b >= 'A' && b <= 'Z' ? b | 0x20 : b);
            }
            return set.contains(lower, 0, length, words);
        }

        @Override
        long rows(byte[] bytes, int[] offsets, int base, long wanted) {
            if (ignoreCase || whitespaces) {
                return super.rows(bytes, offsets, base, wanted);
            }
            TextSet texts = set;
            long[] room = words;
            long found = 0;
            for (long open = wanted; open != 0; open &= open - 1) {
                int i = Long.numberOfTrailingZeros(open);
                found |= (texts.contains(bytes, offsets[base + i], offsets[base + i + 1], room) ? 1L : 0L) << i;
            }
            return negated ? ~found : found;
        }
    }
}
