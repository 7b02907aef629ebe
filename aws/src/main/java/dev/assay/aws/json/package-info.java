/** JSON as maps and lists: documents of AWS services, of which most fields are passed on as they are. */
@NullMarked
package dev.assay.aws.json;

import org.jspecify.annotations.NullMarked;
