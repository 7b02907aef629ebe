package dev.assay.predicate;

import java.util.Set;

/**
 * What a text condition names: {@code in ["a", EMPTY, NULL]}, {@code != "a"}.
 *
 * @param negated for {@code !=} and {@code not in}
 * @param texts the members that are texts; {@code EMPTY} is the text without characters
 * @param nullListed whether {@code NULL} is a member
 * @param whitespacesListed whether {@code WHITESPACES_ONLY} is a member: at least one character, all of them white space or blanks of
 *     Unicode
 * @param ignoreCase whether values and texts are compared in lower case; keywords are not affected
 */
public record TextMembers(
        boolean negated, Set<String> texts, boolean nullListed, boolean whitespacesListed, boolean ignoreCase) {
    public TextMembers {
        texts = Set.copyOf(texts);
    }

    /** {@code = "text"} */
    public static TextMembers equalTo(String text) {
        return in(Set.of(text));
    }

    /** {@code in [...]} */
    public static TextMembers in(Set<String> texts) {
        return new TextMembers(false, texts, false, false, false);
    }

    /** The complement among values; nulls pass it unless NULL is listed. */
    public TextMembers negate() {
        return new TextMembers(!negated, texts, nullListed, whitespacesListed, ignoreCase);
    }

    /** Whether a null row passes. */
    public boolean acceptsNull() {
        return negated != nullListed;
    }
}
