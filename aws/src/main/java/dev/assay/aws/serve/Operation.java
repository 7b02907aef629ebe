package dev.assay.aws.serve;

import dev.assay.aws.json.Tree;
import java.io.IOException;

/** What the endpoint does for one operation of the service. */
interface Operation {
    /**
     * Answers a request.
     *
     * @throws ServiceException for an answer with an error's shape
     * @throws IOException if state cannot be kept
     */
    Tree answer(Tree request) throws ServiceException, IOException;
}
