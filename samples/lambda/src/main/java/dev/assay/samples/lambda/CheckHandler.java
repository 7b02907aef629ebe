package dev.assay.samples.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.assay.Assay;
import dev.assay.EvaluationBuilder;
import dev.assay.Ruleset;
import dev.assay.dqdl.DqdlException;
import dev.assay.readers.Datasets;
import dev.assay.readers.OpenOptions;
import dev.assay.result.Evaluation;
import dev.assay.result.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates a ruleset. The event of a Step Functions task:
 *
 * <pre>{@code
 * { "ruleset": "Rules = [ IsComplete \"id\" ]",
 *   "dataset": "s3://lake/orders/",
 *   "references": { "customers": "glue://shop/customers" },
 *   "aws": { "region": "eu-west-1" } }
 * }</pre>
 *
 * <p>The answer has {@code passed}, {@code score} and one entry in {@code rules} for each rule, so that a Choice state can go on with {@code
 * $.passed}. Data that cannot be read and rulesets that are not valid fail the task.
 */
public final class CheckHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    /** For the runtime. */
    public CheckHandler() {}

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, @Nullable Context context) {
        try {
            OpenOptions options = OpenOptions.DEFAULT.withStore(texts(event, "aws"));
            EvaluationBuilder evaluation = Assay.evaluation(
                    Ruleset.parse(text(event, "ruleset")), Datasets.open(text(event, "dataset"), options));
            for (Map.Entry<String, String> reference :
                    texts(event, "references").entrySet()) {
                evaluation.reference(reference.getKey(), Datasets.open(reference.getValue(), options));
            }
            return answer(evaluation.run());
        } catch (DqdlException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> answer(Evaluation evaluation) {
        List<Map<String, Object>> rules = new ArrayList<>();
        for (Outcome outcome : evaluation.outcomes()) {
            Map<String, Object> rule = new LinkedHashMap<>();
            rule.put("rule", outcome.description());
            rule.put("result", outcome.verdict().name());
            outcome.message().ifPresent(message -> rule.put("message", message));
            rules.add(rule);
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("passed", evaluation.passed());
        evaluation.score().ifPresent(score -> answer.put("score", score));
        answer.put("rules", rules);
        return answer;
    }

    private static String text(Map<String, Object> event, String field) {
        if (event.get(field) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new IllegalArgumentException("the event has no text in \"" + field + "\"");
    }

    private static Map<String, String> texts(Map<String, Object> event, String field) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (event.get(field) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
        }
        return texts;
    }
}
