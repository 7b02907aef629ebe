package dev.assay.cli;

import dev.assay.dqdl.Vocabulary;
import dev.assay.result.Evaluation;

/** The real engine. */
final class AssayEngine implements Engine {
    @Override
    public Vocabulary vocabulary() {
        throw new UnsupportedOperationException("the engine follows");
    }

    @Override
    public Evaluation check(Job job, Progress progress) {
        throw new UnsupportedOperationException("the engine follows");
    }
}
