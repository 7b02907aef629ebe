package dev.assay.aws.serve;

import dev.assay.Ruleset;
import dev.assay.aws.json.Tree;
import dev.assay.dqdl.DqdlException;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rulesets: create, get, list, update, delete. */
final class RulesetOperations {
    private static final int MOST_NAME = 255;
    private static final int MOST_TEXT = 65_536;
    private static final String[] SHOWN = {
        "Name",
        "Description",
        "Ruleset",
        "TargetTable",
        "CreatedOn",
        "LastModifiedOn",
        "RecommendationRunId",
        "DataQualitySecurityConfiguration"
    };

    private final Documents rulesets;
    private final Clock clock;

    RulesetOperations(Documents rulesets, Clock clock) {
        this.rulesets = rulesets;
        this.clock = clock;
    }

    void register(Map<String, Operation> operations) {
        operations.put("CreateDataQualityRuleset", this::create);
        operations.put("GetDataQualityRuleset", request -> Requests.only(existing(request), SHOWN));
        operations.put("UpdateDataQualityRuleset", this::update);
        operations.put("DeleteDataQualityRuleset", this::delete);
        operations.put("ListDataQualityRulesets", this::list);
    }

    private synchronized Tree create(Tree request) throws ServiceException, IOException {
        String name = Requests.text(request, "Name", MOST_NAME);
        String text = Requests.text(request, "Ruleset", MOST_TEXT);
        long rules = ruleCount(text);
        Tree target = request.tree("TargetTable");
        if (request.has("TargetTable")) {
            Requests.text(target, "TableName", MOST_NAME);
            Requests.text(target, "DatabaseName", MOST_NAME);
        }
        Optional<Tree> before = rulesets.get(name);
        if (before.isPresent()) {
            Optional<String> token = request.text("ClientToken");
            if (token.isEmpty() || !token.equals(before.get().text("ClientToken"))) {
                throw new ServiceException("AlreadyExistsException", "Ruleset " + name + " already exists.");
            }
            if (!before.get().text("Ruleset").equals(Optional.of(text))) {
                throw new ServiceException(
                        "IdempotentParameterMismatchException",
                        "The client token was used with another ruleset named " + name + ".");
            }
            return new Tree().put("Name", name);
        }
        Instant now = now();
        Tree ruleset = Requests.only(
                        request,
                        "Name",
                        "Description",
                        "Ruleset",
                        "TargetTable",
                        "Tags",
                        "ClientToken",
                        "DataQualitySecurityConfiguration")
                .put("CreatedOn", now)
                .put("LastModifiedOn", now)
                .put("RuleCount", rules);
        rulesets.put(name, ruleset);
        return new Tree().put("Name", name);
    }

    private synchronized Tree update(Tree request) throws ServiceException, IOException {
        Tree ruleset = existing(request);
        Tree changed = ruleset.copy();
        if (request.has("Ruleset")) {
            String text = Requests.text(request, "Ruleset", MOST_TEXT);
            changed.put("RuleCount", ruleCount(text)).put("Ruleset", text);
        }
        if (request.has("Description")) {
            changed.put("Description", request.text("Description").orElse(null));
        }
        changed.put("LastModifiedOn", now());
        rulesets.put(changed.text("Name").orElse(""), changed);
        return Requests.only(changed, "Name", "Description", "Ruleset");
    }

    private synchronized Tree delete(Tree request) throws ServiceException, IOException {
        rulesets.remove(existing(request).text("Name").orElse(""));
        return new Tree();
    }

    private Tree list(Tree request) throws ServiceException {
        Tree filter = request.tree("Filter");
        Map<String, String> tags = request.map("Tags");
        List<Tree> found = rulesets.all().stream()
                .filter(ruleset -> contains(filter, "Name", ruleset) && contains(filter, "Description", ruleset))
                .filter(ruleset ->
                        Requests.isBetween(filter, "CreatedAfter", "CreatedBefore", ruleset.instant("CreatedOn")))
                .filter(ruleset -> Requests.isBetween(
                        filter, "LastModifiedAfter", "LastModifiedBefore", ruleset.instant("LastModifiedOn")))
                .filter(ruleset -> filter.tree("TargetTable").fields().entrySet().stream()
                        .allMatch(field -> field.getValue()
                                .equals(ruleset.tree("TargetTable").fields().get(field.getKey()))))
                .filter(ruleset -> ruleset.map("Tags").entrySet().containsAll(tags.entrySet()))
                .toList();
        return Requests.page(
                request,
                "Rulesets",
                found,
                ruleset -> Requests.only(
                        ruleset, "Name", "Description", "CreatedOn", "LastModifiedOn", "TargetTable", "RuleCount"));
    }

    private static boolean contains(Tree filter, String field, Tree ruleset) {
        return filter.text(field).isEmpty()
                || ruleset.text(field).orElse("").contains(filter.text(field).get());
    }

    /** The ruleset that a request names. */
    Tree existing(Tree request) throws ServiceException {
        String name = Requests.text(request, "Name", MOST_NAME);
        return rulesets.get(name)
                .orElseThrow(() -> ServiceException.notFound("Cannot find Data Quality Ruleset in account: " + name));
    }

    private static long ruleCount(String text) throws ServiceException {
        try {
            return Ruleset.parse(text).document().rules().size();
        } catch (DqdlException e) {
            throw ServiceException.invalid("The ruleset is not valid DQDL: " + e.getMessage());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
