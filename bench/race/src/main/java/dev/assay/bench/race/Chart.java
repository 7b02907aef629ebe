package dev.assay.bench.race;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Curves side by side as SVG: seconds over something that grows, both axes from zero. */
final class Chart {
    private static final int WIDTH = 300;
    private static final int HEIGHT = 220;
    private static final int MARGIN = 45;

    private Chart() {}

    /** A measured size. */
    record Point(double x, Heat heat) {
        double seconds() {
            return heat.own().seconds().median();
        }
    }

    /** What grows, and what came out. */
    record Curve(String name, String unit, List<Point> points) {
        Curve(String name, String unit) {
            this(name, unit, new ArrayList<>());
        }

        void add(double x, Heat heat) {
            points.add(new Point(x, heat));
        }
    }

    static String svg(List<Curve> curves) {
        StringBuilder svg = new StringBuilder(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"11\">\n"
                        .formatted(WIDTH * curves.size(), HEIGHT));
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        for (int i = 0; i < curves.size(); i++) {
            add(svg, curves.get(i), i * WIDTH);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void add(StringBuilder svg, Curve curve, int left) {
        double mostX = curve.points().stream().mapToDouble(Point::x).max().orElse(1);
        double mostY =
                1.1 * curve.points().stream().mapToDouble(Point::seconds).max().orElse(1);
        int x0 = left + MARGIN;
        int y0 = HEIGHT - MARGIN;
        double toX = (WIDTH - MARGIN - 20) / mostX;
        double toY = (HEIGHT - MARGIN - 25) / mostY;
        svg.append(
                "<path d=\"M%d %dV%dH%d\" fill=\"none\" stroke=\"#888\"/>\n".formatted(x0, 25, y0, left + WIDTH - 15));
        StringBuilder line = new StringBuilder();
        for (Point point : curve.points()) {
            double x = x0 + point.x() * toX;
            double y = y0 - point.seconds() * toY;
            line.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
            svg.append(
                    String.format(Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"#1565c0\"/>%n", x, y));
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>%n",
                    x,
                    y - 7,
                    Report.time(point.seconds())));
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%.0f</text>%n",
                    x,
                    y0 + 15,
                    point.x()));
        }
        svg.append("<polyline points=\"%s\" fill=\"none\" stroke=\"#1565c0\"/>\n"
                .formatted(line.toString().strip()));
        svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>\n"
                .formatted(left + WIDTH / 2, HEIGHT - 10, curve.unit()));
        svg.append("<text x=\"%d\" y=\"15\">seconds</text>\n".formatted(left + 10));
    }
}
