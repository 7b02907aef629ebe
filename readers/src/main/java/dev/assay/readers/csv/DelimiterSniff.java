package dev.assay.readers.csv;

import java.util.Optional;

/** Finds out what stands between the fields of a text, from its beginning. */
final class DelimiterSniff {
    /** How much of a text is looked at. */
    static final int HEAD = 64 << 10;

    private static final byte[] CANDIDATES = {',', ';', '\t', '|'};

    private DelimiterSniff() {}

    /**
     * The candidate that cuts most records into as many fields as the first one, at least two; of several, the one with more fields,
     * then the first of comma, semicolon, tab, bar.
     *
     * @param head the beginning of the text
     * @param cut whether the text goes on, so that the last record may be incomplete
     * @return empty if none cuts the first record
     */
    static Optional<Byte> of(byte[] head, boolean cut, Optional<Byte> quote) {
        Optional<Byte> best = Optional.empty();
        double bestShare = 0;
        int bestFields = 0;
        for (byte candidate : CANDIDATES) {
            Counts counts = new Counts();
            counts.read(head, cut, candidate, quote);
            if (counts.fields >= 2
                    && (counts.share() > bestShare || counts.share() == bestShare && counts.fields > bestFields)) {
                best = Optional.of(candidate);
                bestShare = counts.share();
                bestFields = counts.fields;
            }
        }
        return best;
    }

    /** Whether a text looks like CSV: there are several records, and one of the candidates cuts all of them into as many fields. */
    static boolean isCsv(byte[] head, boolean cut) {
        Optional<Byte> quote = Optional.of((byte) '"');
        Optional<Byte> delimiter = of(head, cut, quote);
        if (delimiter.isEmpty()) {
            return false;
        }
        Counts counts = new Counts();
        counts.read(head, cut, delimiter.get(), quote);
        return counts.records >= 2 && counts.alike == counts.records;
    }

    /** How many fields the records have. Quotes are taken leniently: what is wrong with them is found later. */
    private static final class Counts {
        private int fields;
        private int records;
        private int alike;

        double share() {
            return records == 0 ? 0 : (double) alike / records;
        }

        void read(byte[] head, boolean cut, byte delimiter, Optional<Byte> quote) {
            int current = 1;
            boolean quoted = false;
            boolean closed = false;
            boolean fieldStart = true;
            boolean recordStart = true;
            for (int i = 0; i < head.length; i++) {
                byte value = head[i];
                boolean doubled = closed;
                closed = false;
                if (quoted) {
                    closed = value == quote.get();
                    quoted = !closed;
                } else if (quote.isPresent() && value == quote.get() && (fieldStart || doubled)) {
                    quoted = true;
                    fieldStart = false;
                    recordStart = false;
                } else if (value == delimiter) {
                    current++;
                    fieldStart = true;
                    recordStart = false;
                } else if (value == '\n' || value == '\r') {
                    if (!recordStart) {
                        end(current);
                    }
                    current = 1;
                    fieldStart = true;
                    recordStart = true;
                } else {
                    fieldStart = false;
                    recordStart = false;
                }
            }
            if (!recordStart && !(cut && records > 0)) {
                end(current);
            }
        }

        private void end(int count) {
            fields = records == 0 ? count : fields;
            records++;
            alike += count == fields ? 1 : 0;
        }
    }
}
