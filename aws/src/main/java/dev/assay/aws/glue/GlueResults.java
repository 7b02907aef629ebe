package dev.assay.aws.glue;

import dev.assay.aws.json.SdkTrees;
import dev.assay.aws.json.Tree;
import dev.assay.report.ReportFormat;
import dev.assay.report.ReportOptions;
import dev.assay.result.Evaluation;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.glue.model.DataQualityResult;
import software.amazon.awssdk.services.glue.model.GetDataQualityResultResponse;

/**
 * Evaluations as the model objects of the SDK, and those as the documents of {@code --format glue-json}.
 *
 * <pre>{@code
 * DataQualityResult result = GlueResults.result(evaluation);
 * String document = GlueResults.document(glue.getDataQualityResult(request -> request.resultId(id)));
 * }</pre>
 */
public final class GlueResults {
    private GlueResults() {}

    /** An evaluation as an element of the answer to {@code BatchGetDataQualityResult}. */
    public static DataQualityResult result(Evaluation evaluation) {
        return SdkTrees.fill(DataQualityResult.builder(), tree(evaluation)).build();
    }

    /** An evaluation as the answer to {@code GetDataQualityResult}. */
    public static GetDataQualityResultResponse response(Evaluation evaluation) {
        return SdkTrees.fill(GetDataQualityResultResponse.builder(), tree(evaluation))
                .build();
    }

    /** Any result of the SDK as a document; times are seconds since 1970, as the service writes them. */
    public static String document(SdkPojo result) {
        return SdkTrees.of(result).toJson(true) + "\n";
    }

    private static Tree tree(Evaluation evaluation) {
        StringWriter text = new StringWriter();
        try {
            ReportFormat.GLUE_JSON.reporter(ReportOptions.DEFAULT).write(List.of(evaluation), text);
            return Tree.parse(text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
