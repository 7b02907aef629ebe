package dev.assay.aws.serve;

import dev.assay.aws.json.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Results: get one, some, list. */
final class ResultOperations {
    private static final int MOST_AT_ONCE = 100;

    private final Documents results;

    ResultOperations(Documents results) {
        this.results = results;
    }

    void register(Map<String, Operation> operations) {
        operations.put("GetDataQualityResult", this::get);
        operations.put("BatchGetDataQualityResult", this::some);
        operations.put("ListDataQualityResults", this::list);
    }

    private Tree get(Tree request) throws ServiceException {
        String id = Requests.text(request, "ResultId", 255);
        return results.get(id).orElseThrow(() -> ServiceException.notFound("Cannot find Data Quality result: " + id));
    }

    private Tree some(Tree request) throws ServiceException {
        List<String> ids = request.texts("ResultIds");
        if (ids.isEmpty() || ids.size() > MOST_AT_ONCE) {
            throw ServiceException.invalid("ResultIds must name 1 to " + MOST_AT_ONCE + " results");
        }
        List<Tree> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String id : ids) {
            Optional<Tree> result = results.get(id);
            result.ifPresentOrElse(found::add, () -> missing.add(id));
        }
        return new Tree().put("Results", found).put("ResultsNotFound", missing);
    }

    private Tree list(Tree request) throws ServiceException {
        Tree filter = request.tree("Filter");
        List<Tree> found = results.all().stream()
                .filter(result -> Requests.matches(filter.tree("DataSource"), result.tree("DataSource")))
                .filter(result ->
                        Requests.isBetween(filter, "StartedAfter", "StartedBefore", result.instant("StartedOn")))
                // Results of jobs are not made here.
                .filter(result -> !filter.has("JobName") && !filter.has("JobRunId"))
                .toList();
        return Requests.page(
                request, "Results", found, result -> Requests.only(result, "ResultId", "DataSource", "StartedOn"));
    }
}
