package dev.assay.aws.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.SdkBuilder;

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

    /**
     * Sets the fields of a builder that a document has; what the SDK does not know is left out.
     *
     * @param builder of a model object
     */
    public static <B extends SdkPojo> B fill(B builder, Tree document) {
        for (SdkField<?> field : builder.sdkFields()) {
            Object value = document.fields().get(field.locationName());
            if (value != null) {
                field.set(builder, converted(field, field.locationName(), value, document));
            }
        }
        return builder;
    }

    private static @Nullable Object converted(SdkField<?> field, String name, Object value, Tree within) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.SDK_POJO) {
            SdkPojo builder = fill(field.constructor().get(), value instanceof Tree tree ? tree : new Tree());
            return ((SdkBuilder<?, ?>) builder).build();
        }
        if (type == MarshallingType.LIST) {
            SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
            List<@Nullable Object> list = new ArrayList<>();
            for (Object element : value instanceof List<?> elements ? elements : List.of()) {
                list.add(converted(member, name, element, within));
            }
            return list;
        }
        if (type == MarshallingType.MAP) {
            SdkField<?> member = field.getTrait(MapTrait.class).valueFieldInfo();
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            (value instanceof Tree tree ? tree : new Tree())
                    .fields()
                    .forEach((key, element) -> map.put(key, converted(member, key, element, within)));
            return map;
        }
        if (type == MarshallingType.INSTANT) {
            return within.instant(name).orElse(null);
        }
        if (type == MarshallingType.BOOLEAN) {
            return value;
        }
        if (value instanceof Number number) {
            if (type == MarshallingType.DOUBLE) {
                return number.doubleValue();
            }
            return type == MarshallingType.INTEGER ? (Object) number.intValue() : (Object) number.longValue();
        }
        return String.valueOf(value);
    }
}
