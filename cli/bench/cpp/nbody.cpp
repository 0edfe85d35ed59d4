// Planets around a sun, in double precision. The orbits are regular: rounding does not grow.
#include <bits/stdc++.h>
using namespace std;

struct Body {
    double x, y, z, vx, vy, vz, mass;
};

int main() {
    vector<Body> bodies = {{0, 0, 0, 0, 0, 0, 40}};
    for (int i = 1; i < 6; i++) {
        const double radius = 1.5 * i;
        bodies.push_back({radius, 0, 0.01 * i, 0, sqrt(40 / radius), 0, 0.0001 * i});
    }
    const double step = 0.001;
    for (int round = 0; round < 2'000'000; round++) {
        for (size_t i = 0; i < bodies.size(); i++) {
            Body& a = bodies[i];
            for (size_t j = i + 1; j < bodies.size(); j++) {
                Body& b = bodies[j];
                const double dx = a.x - b.x, dy = a.y - b.y, dz = a.z - b.z;
                const double square = dx * dx + dy * dy + dz * dz;
                const double pull = step / (square * sqrt(square));
                a.vx -= dx * b.mass * pull;
                a.vy -= dy * b.mass * pull;
                a.vz -= dz * b.mass * pull;
                b.vx += dx * a.mass * pull;
                b.vy += dy * a.mass * pull;
                b.vz += dz * a.mass * pull;
            }
        }
        for (Body& body : bodies) {
            body.x += step * body.vx;
            body.y += step * body.vy;
            body.z += step * body.vz;
        }
    }
    double energy = 0;
    for (size_t i = 0; i < bodies.size(); i++) {
        const Body& a = bodies[i];
        energy += 0.5 * a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz);
        for (size_t j = i + 1; j < bodies.size(); j++) {
            const double dx = a.x - bodies[j].x, dy = a.y - bodies[j].y, dz = a.z - bodies[j].z;
            energy -= a.mass * bodies[j].mass / sqrt(dx * dx + dy * dy + dz * dz);
        }
    }
    printf("%.9f\n", energy);
}
