package dev.assay.dqdl;

import dev.assay.dqdl.ast.Between;
import dev.assay.dqdl.ast.Compare;
import dev.assay.dqdl.ast.Condition;
import dev.assay.dqdl.ast.In;
import dev.assay.dqdl.ast.Matches;
import dev.assay.dqdl.ast.Operand;
import dev.assay.dqdl.ast.Tag;
import dev.assay.dqdl.ast.TimeLiteral;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;

/** Checks the tag {@code timeZone}, which must be a zone when the condition holds a time. */
final class TimeZones {
    static final String TAG = "timeZone";

    private TimeZones() {}

    static void check(Build build, Condition condition, List<Tag> tags) {
        for (Tag tag : tags) {
            if (tag.name().equals(TAG)
                    && !isZone(tag.value())
                    && operands(condition).stream().anyMatch(TimeLiteral.class::isInstance)) {
                build.issues()
                        .error(
                                "bad-time-zone",
                                tag.at(),
                                "there is no time zone " + Characters.excerpt(tag.source(), 60),
                                "zones are named like \"Europe/Berlin\", \"UTC\" or \"+02:00\"");
            }
        }
    }

    static boolean isZone(String name) {
        try {
            ZoneId.of(name);
            return true;
        } catch (DateTimeException noZone) {
            return false;
        }
    }

    /** The operands of a condition, in the order of the text. */
    static List<Operand> operands(Condition condition) {
        return condition.accept(new Condition.Visitor<>() {
            @Override
            public List<Operand> compare(Compare compare) {
                return List.of(compare.operand());
            }

            @Override
            public List<Operand> between(Between between) {
                return List.of(between.low(), between.high());
            }

            @Override
            public List<Operand> in(In in) {
                return in.members();
            }

            @Override
            public List<Operand> matches(Matches matches) {
                return List.of(matches.pattern());
            }
        });
    }
}
