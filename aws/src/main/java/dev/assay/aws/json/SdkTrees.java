package dev.assay.aws.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** The SDK's model objects as documents, whatever fields they have. */
public final class SdkTrees {
    private SdkTrees() {}

    /** A document with the fields that are set. */
    public static Tree of(SdkPojo pojo) {
        Tree tree = new Tree();
        for (SdkField<?> field : pojo.sdkFields()) {
            tree.put(field.locationName(), value(field.getValueOrDefault(pojo)));
        }
        return tree;
    }

    private static @Nullable Object value(@Nullable Object value) {
        if (value == null || value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap) {
            return null;
        }
        if (value instanceof SdkPojo pojo) {
            return of(pojo);
        }
        if (value instanceof List<?> list) {
            List<Object> elements = new ArrayList<>();
            for (Object element : list) {
                Object converted = value(element);
                if (converted != null) {
                    elements.add(converted);
                }
            }
            return elements;
        }
        if (value instanceof Map<?, ?> map) {
            Tree tree = new Tree();
            map.forEach((key, element) -> tree.put(String.valueOf(key), value(element)));
            return tree;
        }
        return value instanceof Integer whole ? (Object) whole.longValue() : value;
    }
}
