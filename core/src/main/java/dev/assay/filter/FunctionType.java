package dev.assay.filter;

import dev.assay.data.ColumnNeed;

/**
 * A function of filters.
 *
 * @param name its name, in lower case
 * @param least smallest number of arguments
 * @param most largest number of arguments
 * @param need how much it looks at of an argument that is a bare column
 * @param body makes the node of a call whose number of arguments is right
 */
record FunctionType(String name, int least, int most, ColumnNeed need, Body body) {
    /** Any number of arguments. */
    static final int ANY = Integer.MAX_VALUE;

    FunctionType(String name, int least, int most, Body body) {
        this(name, least, most, ColumnNeed.VALUES, body);
    }

    /** Makes the node of a call. */
    interface Body {
        Node bind(Call call);
    }

    /** How many arguments it takes, for people. */
    String arity() {
        if (most == ANY) {
            return "at least " + least + (least == 1 ? " argument" : " arguments");
        }
        String count = least == most ? String.valueOf(least) : least + " to " + most;
        return count + (most == 1 ? " argument" : " arguments");
    }
}
