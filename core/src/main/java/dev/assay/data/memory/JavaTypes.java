package dev.assay.data.memory;

import java.lang.invoke.MethodType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/** Chooses the column type of Java values: by the declared type where it says enough, else by the values. */
final class JavaTypes {
    private static final ArrowType TEXT = new ArrowType.Utf8();

    private JavaTypes() {}

    /**
     * The type of some values.
     *
     * @param where the column's name, for messages
     * @throws IllegalArgumentException if there is no such column type, or values do not fit one type
     */
    static JavaType of(String where, Type declared, List<@Nullable Object> values) {
        List<Object> present = new ArrayList<>(values.size());
        for (Object value : values) {
            Object content = value instanceof Optional<?> optional ? optional.orElse(null) : value;
            if (content != null) {
                present.add(content);
            }
        }
        Type content = rawClass(declared) == Optional.class ? argument(declared, 0) : declared;
        Class<?> family = family(rawClass(content));
        if (family == Object.class) {
            family = commonFamily(where, present);
        }
        return of(where, family, content, present);
    }

    private static JavaType of(String where, Class<?> family, Type declared, List<Object> present) {
        if (family == Byte.class) {
            return whole(8);
        } else if (family == Short.class) {
            return whole(16);
        } else if (family == Integer.class) {
            return whole(32);
        } else if (family == Long.class) {
            return whole(64);
        } else if (family == Float.class) {
            return floating(FloatingPointPrecision.SINGLE);
        } else if (family == Double.class) {
            return floating(FloatingPointPrecision.DOUBLE);
        } else if (family == BigInteger.class || family == BigDecimal.class) {
            return decimal(where, family, present);
        } else if (family == Boolean.class) {
            return JavaType.leaf(new ArrowType.Bool(), value -> value);
        } else if (family == String.class) {
            return JavaType.leaf(TEXT, value -> text(value).getBytes(StandardCharsets.UTF_8));
        } else if (family == byte[].class) {
            return JavaType.leaf(new ArrowType.Binary(), value -> ((byte[]) value).clone());
        } else if (family == LocalDate.class) {
            return JavaType.leaf(new ArrowType.Date(DateUnit.DAY), value ->
                    (long) Math.toIntExact(((LocalDate) value).toEpochDay()));
        } else if (family == LocalTime.class) {
            return JavaType.leaf(
                    new ArrowType.Time(TimeUnit.NANOSECOND, 64), value -> ((LocalTime) value).toNanoOfDay());
        } else if (family == LocalDateTime.class || family == Instant.class) {
            return timestamp(present, family == Instant.class ? "UTC" : null);
        } else if (Record.class.isAssignableFrom(family)) {
            return recordStruct(where, family, present);
        } else if (family == Map.class) {
            return mapStruct(where, present);
        } else if (family == Collection.class) {
            return list(where, declared, present);
        }
        throw new IllegalArgumentException("column " + where + ": no column type for " + family.getName());
    }

    private static JavaType whole(int bits) {
        return JavaType.leaf(new ArrowType.Int(bits, true), value -> ((Number) value).longValue());
    }

    private static JavaType floating(FloatingPointPrecision precision) {
        return JavaType.leaf(new ArrowType.FloatingPoint(precision), value -> ((Number) value).doubleValue());
    }

    private static JavaType decimal(String where, Class<?> family, List<Object> present) {
        int scale = 0;
        int digits = 1;
        for (Object value : present) {
            BigDecimal number = number(value);
            scale = Math.max(scale, number.scale());
            digits = Math.max(digits, number.precision() - number.scale());
        }
        int precision = digits + scale;
        if (present.isEmpty()) {
            precision = 38;
            scale = family == BigDecimal.class ? 18 : 0;
        }
        if (precision > 76) {
            throw new IllegalArgumentException(
                    "column " + where + " needs a decimal of " + precision + " digits; the limit is 76");
        }
        int finalScale = scale;
        return JavaType.leaf(
                new ArrowType.Decimal(precision, scale, precision <= 38 ? 128 : 256),
                value -> number(value).setScale(finalScale));
    }

    private static BigDecimal number(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        return value instanceof BigInteger integer
                ? new BigDecimal(integer)
                : BigDecimal.valueOf(((Number) value).longValue());
    }

    private static String text(Object value) {
        return value instanceof Enum<?> constant ? constant.name() : value.toString();
    }

    private static JavaType timestamp(List<Object> present, @Nullable String zone) {
        boolean nanos = present.stream().anyMatch(value -> instant(value).getNano() % 1_000 != 0);
        return JavaType.leaf(
                new ArrowType.Timestamp(nanos ? TimeUnit.NANOSECOND : TimeUnit.MICROSECOND, zone), value -> {
                    Instant instant = instant(value);
                    long perSecond = nanos ? 1_000_000_000L : 1_000_000L;
                    long fraction = nanos ? instant.getNano() : instant.getNano() / 1_000;
                    return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), perSecond), fraction);
                });
    }

    private static Instant instant(Object value) {
        if (value instanceof LocalDateTime local) {
            return local.toInstant(ZoneOffset.UTC);
        } else if (value instanceof OffsetDateTime offset) {
            return offset.toInstant();
        } else if (value instanceof ZonedDateTime zoned) {
            return zoned.toInstant();
        }
        return (Instant) value;
    }

    private static JavaType recordStruct(String where, Class<?> type, List<Object> present) {
        List<JavaType.Member> members = new ArrayList<>();
        List<Method> accessors = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = component.getName();
            members.add(new JavaType.Member(
                    name, of(where + "." + name, component.getGenericType(), JavaValues.read(component, present))));
            accessors.add(component.getAccessor());
        }
        accessors.forEach(accessor -> accessor.setAccessible(true));
        return new JavaType(new ArrowType.Struct(), List.copyOf(members), value -> {
            @Nullable Object[] stored = new Object[accessors.size()];
            for (int i = 0; i < stored.length; i++) {
                stored[i] = members.get(i).type().store(JavaValues.read(accessors.get(i), value));
            }
            return stored;
        });
    }

    private static JavaType mapStruct(String where, List<Object> present) {
        Map<String, List<@Nullable Object>> values = new LinkedHashMap<>();
        for (Object map : present) {
            ((Map<?, ?>) map)
                    .keySet()
                    .forEach(key -> values.computeIfAbsent(String.valueOf(key), k -> new ArrayList<>()));
        }
        List<JavaType.Member> members = new ArrayList<>();
        values.forEach((key, list) -> {
            present.forEach(map -> list.add(member((Map<?, ?>) map, key)));
            members.add(new JavaType.Member(key, of(where + "." + key, Object.class, list)));
        });
        return new JavaType(new ArrowType.Struct(), List.copyOf(members), value -> {
            @Nullable Object[] stored = new Object[members.size()];
            for (int i = 0; i < stored.length; i++) {
                stored[i] = members.get(i)
                        .type()
                        .store(member((Map<?, ?>) value, members.get(i).name()));
            }
            return stored;
        });
    }

    private static @Nullable Object member(Map<?, ?> map, String name) {
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (String.valueOf(entry.getKey()).equals(name)) {
                return entry.getValue();
            }
        }
        return null;
    }

    private static JavaType list(String where, Type declared, List<Object> present) {
        Type element = Object.class;
        if (declared instanceof ParameterizedType) {
            element = argument(declared, 0);
        } else if (declared instanceof GenericArrayType array) {
            element = array.getGenericComponentType();
        } else if (declared instanceof Class<?> type && type.isArray()) {
            element = type.getComponentType();
        }
        List<@Nullable Object> elements = new ArrayList<>();
        present.forEach(list -> elements.addAll(JavaValues.elements(list)));
        JavaType type = of(where + "[]", element, elements);
        return new JavaType(new ArrowType.List(), List.of(new JavaType.Member("element", type)), value -> {
            List<@Nullable Object> own = JavaValues.elements(value);
            @Nullable Object[] stored = new Object[own.size()];
            for (int i = 0; i < stored.length; i++) {
                stored[i] = type.store(own.get(i));
            }
            return stored;
        });
    }

    /** The class that stands for all classes stored alike; {@code Object} if the class alone does not decide. */
    private static Class<?> family(Class<?> type) {
        if (type.isPrimitive()) {
            return family(MethodType.methodType(type).wrap().returnType());
        } else if (type == Character.class || type == UUID.class || Enum.class.isAssignableFrom(type)) {
            return String.class;
        } else if (type == OffsetDateTime.class || type == ZonedDateTime.class) {
            return Instant.class;
        } else if (type == byte[].class) {
            return type;
        } else if (Map.class.isAssignableFrom(type)) {
            return Map.class;
        } else if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return Collection.class;
        } else if (type == Record.class
                || type == Number.class
                || type.isInterface()
                || (Modifier.isAbstract(type.getModifiers()) && !type.isEnum())) {
            return Object.class;
        }
        return type;
    }

    private static Class<?> commonFamily(String where, List<Object> present) {
        if (present.isEmpty()) {
            return String.class;
        }
        Class<?> common = family(present.get(0).getClass());
        for (Object value : present) {
            Class<?> family = family(value.getClass());
            Class<?> merged = merge(common, family);
            if (merged == null) {
                throw new IllegalArgumentException("column " + where + " holds values of different types: "
                        + common.getSimpleName() + " and " + family.getSimpleName());
            }
            common = merged;
        }
        return common;
    }

    private static @Nullable Class<?> merge(Class<?> one, Class<?> other) {
        if (one == other) {
            return one;
        }
        List<Class<?>> exact =
                List.of(Byte.class, Short.class, Integer.class, Long.class, BigInteger.class, BigDecimal.class);
        if (exact.contains(one) && exact.contains(other)) {
            return exact.get(Math.max(exact.indexOf(one), exact.indexOf(other)));
        }
        List<Class<?>> binary = List.of(Byte.class, Short.class, Integer.class, Long.class, Float.class, Double.class);
        return binary.contains(one) && binary.contains(other) ? Double.class : null;
    }

    private static Class<?> rawClass(Type type) {
        if (type instanceof Class<?> simple) {
            return simple;
        } else if (type instanceof ParameterizedType parameterized) {
            return rawClass(parameterized.getRawType());
        } else if (type instanceof GenericArrayType) {
            return Object[].class;
        }
        return Object.class;
    }

    private static Type argument(Type type, int index) {
        return type instanceof ParameterizedType parameterized
                ? parameterized.getActualTypeArguments()[index]
                : Object.class;
    }
}
