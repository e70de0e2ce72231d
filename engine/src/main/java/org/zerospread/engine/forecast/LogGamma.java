package org.zerospread.engine.forecast;

/// The logarithm of the gamma function for positive arguments, by Stirling's series after moving the argument above 10; the error is below 1e-12.
final class LogGamma {

    private LogGamma() {}

    static double of(double argument) {
        double x = argument;
        double moved = 0;
        while (x < 10) {
            moved += Math.log(x);
            x++;
        }
        double square = 1 / (x * x);
        double series = (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square / 1188)))) / x;
        return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series - moved;
    }
}
