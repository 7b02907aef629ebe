package dev.assay.result;

/** Where a rule stands in its ruleset; both from 1. */
public record Position(int line, int column) {}
