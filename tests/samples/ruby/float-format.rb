third = 1.0 / 3
puts format("%.2f\n%.6f\n%.10f\n%f\n%.2f\n%s", third, third, Math::PI, 2.5, 1e6, -0.125)
