package dev.assay.report;

/**
 * How reports look, where there is a choice.
 *
 * @param width columns of the terminal; long texts of the table are wrapped there
 * @param coloured whether the table may use colours
 * @param timings whether wall times are written; without them equal input gives equal bytes
 */
public record ReportOptions(int width, boolean coloured, boolean timings) {
    /** 120 columns, no colours, no wall times. */
    public static final ReportOptions DEFAULT = new ReportOptions(120, false, false);

    private static final int NARROWEST = 40;

    public ReportOptions {
        width = Math.max(width, NARROWEST);
    }
}
