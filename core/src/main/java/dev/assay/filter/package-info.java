/**
 * Filters of rules ({@code where}): a parsed expression meets a schema and becomes kernels that tell, batch by batch, which rows are in
 * scope. Start with {@link dev.assay.filter.Filter}.
 *
 * <p>How the parts fit: {@code Binder} gives every node of the tree a type, adds the casts that Spark would add and picks a {@code Node};
 * {@code Functions} is the list of functions. Nodes are immutable; a {@code Frame} holds one thread's buffers and the current batch. A
 * node turns whole columns into a {@code Vec} of primitive lanes. Work that depends on one text column alone is done once per dictionary
 * entry where the column is dictionary-encoded ({@code DictionaryNode}). What each operator means is in {@code docs/where.md}.
 */
@NullMarked
package dev.assay.filter;

import org.jspecify.annotations.NullMarked;
