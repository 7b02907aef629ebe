package dev.assay.dqdl;

import dev.assay.dqdl.ast.Document;

final class Linter {
    Linter(SourceText source, Vocabulary vocabulary, Issues issues) {}

    void lint(Document document) {}
}
