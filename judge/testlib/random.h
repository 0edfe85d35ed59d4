
// Random numbers: the linear congruential generator of java.util.Random, seeded by the arguments.

class random_t {
  public:
    static inline int version = -1;

    random_t() {}

    /// The arguments of the program are the seed: the same arguments, the same numbers.
    void setSeed(int argc, char *argv[]) {
        state = START;
        for (int argument = 1; argument < argc; argument++) {
            for (const char *letter = argv[argument]; *letter != '\0'; letter++)
                state = state * MULTIPLIER + uint64_t(int64_t(*letter)) + ADDEND;
            state += MULTIPLIER / ADDEND;
        }
        state &= MASK;
    }
    void setSeed(long long seed) { state = (uint64_t(seed) ^ MULTIPLIER) & MASK; }

    /// From 0 to n, without n.
    int next(int n) {
        require(n > 0, "random_t::next(int n): n must be positive");
        if ((n & -n) == n)
            return int((uint64_t(n) * bits(31)) >> 31);
        const uint64_t limit = uint64_t(INT_MAX / n) * uint64_t(n);
        uint64_t drawn;
        do
            drawn = bits(31);
        while (drawn >= limit);
        return int(drawn % uint64_t(n));
    }
    long long next(long long n) {
        require(n > 0, "random_t::next(long long n): n must be positive");
        const long long limit = LLONG_MAX / n * n;
        long long drawn;
        do
            drawn = long63();
        while (drawn >= limit);
        return drawn % n;
    }
    unsigned int next(unsigned int n) {
        require(n < unsigned(INT_MAX), "random_t::next(unsigned int n): n must be less INT_MAX");
        return unsigned(next(int(n)));
    }
    unsigned long long next(unsigned long long n) {
        require(n < (unsigned long long)(LLONG_MAX), "random_t::next(unsigned long long n): n must be less LONGLONG_MAX");
        return (unsigned long long)(next((long long)(n)));
    }
    // `long` has 32 bits here and 64 on the machines that testlib is known from: the numbers must not depend on it.
    long next(long n) { return long(next((long long)(n))); }
    unsigned long next(unsigned long n) { return (unsigned long)(next((unsigned long long)(n))); }

    /// From 0 to 1, without 1.
    double next() {
        long long left = (long long)(bits(26)) << 27;
        long long right = (long long)(bits(27));
        return below(double(left + right) / double(1LL << 53), 0.0, 1.0);
    }
    double next(double n) {
        require(n > 0.0, "random_t::next(double): n should be positive");
        return below(n * next(), 0.0, n);
    }

    /// From one number to another, both possible.
    int next(int from, int to) { return int(next((long long)(to) - from + 1) + from); }
    unsigned int next(unsigned int from, unsigned int to) { return unsigned(next((long long)(to) - from + 1) + from); }
    long long next(long long from, long long to) { return next(to - from + 1) + from; }
    unsigned long long next(unsigned long long from, unsigned long long to) {
        require(from <= to, "random_t::next(unsigned long long from, unsigned long long to): from can't not exceed to");
        return next(to - from + 1) + from;
    }
    long next(long from, long to) { return long(next((long long)(from), (long long)(to))); }
    unsigned long next(unsigned long from, unsigned long to) {
        require(from <= to, "random_t::next(unsigned long from, unsigned long to): from can't not exceed to");
        return (unsigned long)(next((unsigned long long)(to - from + 1)) + from);
    }
    double next(double from, double to) {
        require(from <= to, "random_t::next(double from, double to): from can't not exceed to");
        return next(to - from) + from;
    }

    /// A random word that fits a pattern; the form with `...` is formatted as of `printf` first.
    std::string next(const std::string &source) { return pattern(source).next(*this); }
    std::string next(const char *source, ...) {
        METTLE_TESTLIB_FORMATTED(text, source);
        return next(text);
    }

    /// Weighted: the largest of `type` + 1 numbers, or the smallest of `-type` + 1.
    int wnext(int n, int type) {
        require(n > 0, "random_t::wnext(int n, int type): n must be positive");
        if (std::abs(type) < MOST_DRAWS)
            return extreme(type, [&] { return next(n); });
        return below(int(double(n) * weight(type)), 0, n);
    }
    long long wnext(long long n, int type) {
        require(n > 0, "random_t::wnext(long long n, int type): n must be positive");
        if (std::abs(type) < MOST_DRAWS)
            return extreme(type, [&] { return next(n); });
        return below((long long)(double(n) * weight(type)), 0LL, n);
    }
    double wnext(double n, int type) {
        require(n > 0, "random_t::wnext(double n, int type): n must be positive");
        if (std::abs(type) < MOST_DRAWS)
            return n * extreme(type, [&] { return next(); });
        return below(n * weight(type), 0.0, n);
    }
    double wnext(int type) { return wnext(1.0, type); }
    unsigned int wnext(unsigned int n, int type) {
        require(n < unsigned(INT_MAX), "random_t::wnext(unsigned int n, int type): n must be less INT_MAX");
        return unsigned(wnext(int(n), type));
    }
    unsigned long long wnext(unsigned long long n, int type) {
        require(n < (unsigned long long)(LLONG_MAX), "random_t::wnext(unsigned long long n, int type): n must be less LONGLONG_MAX");
        return (unsigned long long)(wnext((long long)(n), type));
    }
    long wnext(long n, int type) { return long(wnext((long long)(n), type)); }
    unsigned long wnext(unsigned long n, int type) { return (unsigned long)(wnext((unsigned long long)(n), type)); }

    int wnext(int from, int to, int type) {
        require(from <= to, "random_t::wnext(int from, int to, int type): from can't not exceed to");
        return wnext(to - from + 1, type) + from;
    }
    unsigned int wnext(unsigned int from, unsigned int to, int type) {
        return unsigned(wnext(int(to - from + 1), type)) + from;
    }
    long long wnext(long long from, long long to, int type) {
        require(from <= to, "random_t::wnext(long long from, long long to, int type): from can't not exceed to");
        return wnext(to - from + 1, type) + from;
    }
    unsigned long long wnext(unsigned long long from, unsigned long long to, int type) {
        require(from <= to, "random_t::wnext(unsigned long long from, unsigned long long to, int type): from can't not exceed to");
        return wnext(to - from + 1, type) + from;
    }
    long wnext(long from, long to, int type) { return long(wnext((long long)(from), (long long)(to), type)); }
    unsigned long wnext(unsigned long from, unsigned long to, int type) {
        return (unsigned long)(wnext((unsigned long long)(from), (unsigned long long)(to), type));
    }
    double wnext(double from, double to, int type) {
        require(from <= to, "random_t::wnext(double from, double to, int type): from can't not exceed to");
        return wnext(to - from, type) + from;
    }

    /// An element of a collection.
    template <typename Collection> typename Collection::value_type any(const Collection &collection) {
        int size = int(collection.size());
        require(size > 0, "random_t::any(const Container& c): c.size() must be positive");
        return *std::next(collection.begin(), next(size));
    }
    template <typename Iterator> typename std::iterator_traits<Iterator>::value_type any(const Iterator &first, const Iterator &behind) {
        int size = int(std::distance(first, behind));
        require(size > 0, "random_t::any(const Iter& begin, const Iter& end): range must have positive length");
        return *std::next(first, next(size));
    }
    template <typename Collection> typename Collection::value_type wany(const Collection &collection, int type) {
        int size = int(collection.size());
        require(size > 0, "random_t::wany(const Container& c, int type): c.size() must be positive");
        return *std::next(collection.begin(), wnext(size, type));
    }
    template <typename Iterator>
    typename std::iterator_traits<Iterator>::value_type wany(const Iterator &first, const Iterator &behind, int type) {
        int size = int(std::distance(first, behind));
        require(size > 0, "random_t::any(const Iter& begin, const Iter& end, int type): range must have positive length");
        return *std::next(first, wnext(size, type));
    }

    /// The numbers from `first` on, in random order.
    template <typename Size, typename Element> std::vector<Element> perm(Size size, Element first) {
        require(size >= 0, "random_t::perm(T size, E first = 0): size must non-negative");
        std::vector<Element> numbers;
        for (Size each = 0; each < size; each++)
            numbers.push_back(first++);
        for (Size each = 1; each < size; each++)
            std::swap(numbers[size_t(each)], numbers[size_t(next(each + 1))]);
        return numbers;
    }
    template <typename Size> std::vector<Size> perm(Size size) { return perm(size, Size(0)); }

    /// Different numbers between two, both possible, in random order.
    template <typename Number> std::vector<Number> distinct(int size, Number from, Number to) {
        std::vector<Number> numbers;
        if (size == 0)
            return numbers;
        require(from <= to, "random_t::distinct expected from <= to");
        require(size >= 0, "random_t::distinct expected size >= 0");
        const uint64_t count = uint64_t(to) - uint64_t(from) + 1;
        require(uint64_t(size) <= count, "random_t::distinct expected size <= to - from + 1");
        // Drawing until all differ, unless that is slower than shuffling the whole range.
        double draws = 0.0;
        for (int each = 1; each <= size; each++)
            draws += double(count) / double(count - uint64_t(each) + 1);
        if (draws < double(count)) {
            std::set<Number> seen;
            while (int(seen.size()) < size) {
                Number drawn = Number(next(from, to));
                if (seen.insert(drawn).second)
                    numbers.push_back(drawn);
            }
        } else {
            require(count <= 1000000000ULL, "random_t::distinct here expected to - from + 1 <= 1000000000");
            numbers = perm(int(count), from);
            numbers.resize(size_t(size));
        }
        return numbers;
    }
    template <typename Number> std::vector<Number> distinct(int size, Number upper) {
        require(size >= 0, "random_t::distinct expected size >= 0");
        if (size == 0)
            return std::vector<Number>();
        require(upper > 0, "random_t::distinct expected upper > 0");
        return distinct(size, Number(0), Number(upper - 1));
    }

    /// Numbers of at least `smallest` with a given sum, in random order.
    template <typename Number> std::vector<Number> partition(int size, Number sum, Number smallest) {
        require(size >= 0, "random_t::partition: size < 0");
        require(size > 0 || sum == 0, "random_t::partition: size == 0 && sum != 0");
        require(smallest >= 0, "random_t::partition: min_part < 0");
        require(smallest * size <= sum, "random_t::partition: min_part * size > sum");
        if (size == 0)
            return std::vector<Number>();
        Number free = sum - smallest * size;
        std::vector<Number> bars = distinct(size - 1, Number(1), Number(free + size - 1));
        std::sort(bars.begin(), bars.end());
        bars.push_back(free + size);
        std::vector<Number> parts;
        Number last = 0;
        for (Number bar : bars) {
            parts.push_back(bar - last - 1 + smallest);
            last = bar;
        }
        return parts;
    }
    template <typename Number> std::vector<Number> partition(int size, Number sum) { return partition(size, sum, Number(1)); }

  private:
    static constexpr uint64_t MULTIPLIER = 0x5DEECE66DULL, ADDEND = 0xBULL, MASK = (1ULL << 48) - 1;
    static constexpr uint64_t START = 3905348978240129619ULL;
    /// From this weight on one power replaces that many draws.
    static constexpr int MOST_DRAWS = 25;

    uint64_t state = START;

    static void require(bool holds, const char *otherwise) {
        if (!holds)
            mettle_testlib::fail(otherwise);
    }

    /// The highest bits of the next state; at most 48.
    uint64_t bits(int count) {
        if (!mettle_testlib::registered)
            mettle_testlib::fail("Call register-function in the first line of the main (registerTestlibCmd or other similar)");
        state = (state * MULTIPLIER + ADDEND) & MASK;
        return state >> (48 - count);
    }
    long long long63() {
        // Generators that are registered with version 0 are older than a mistake that was repaired.
        uint64_t left = bits(31) << 32;
        uint64_t right = version == 0 ? bits(31) : bits(32);
        return (long long)(left ^ right);
    }

    template <typename T> static T below(T value, T lowest, T limit) {
        value = std::min(std::max(value, lowest), limit);
        if (value < limit)
            return value;
        if constexpr (std::is_floating_point_v<T>)
            return std::nextafter(limit, lowest);
        else
            return limit - 1;
    }
    template <typename Draw> static decltype(std::declval<Draw>()()) extreme(int type, Draw draw) {
        auto result = draw();
        for (int again = 0; again < type; again++)
            result = std::max(result, draw());
        for (int again = 0; again < -type; again++)
            result = std::min(result, draw());
        return result;
    }
    double weight(int type) {
        if (type > 0)
            return std::pow(next(), 1.0 / (type + 1));
        return 1 - std::pow(next(), 1.0 / (-type + 1));
    }
};

inline random_t rnd;

inline void pattern::generate(const Sequence &parts, random_t &random, std::string &line) {
    for (const Part &part : parts) {
        // Every step of the pattern draws a number, also where it has no choice: the sequence is public.
        if (&part != &parts.front())
            random.next(1);
        if (!part.choices.empty()) {
            generate(part.choices[size_t(random.next(int(part.choices.size())))], random, line);
            continue;
        }
        if (part.most == INT_MAX)
            mettle_testlib::fail("pattern::next(random_t& rnd): can't process character '*' for generation");
        if (part.most > 0) {
            int count = random.next(part.most - part.fewest + 1) + part.fewest;
            for (int each = 0; each < count; each++)
                line += part.letters[size_t(random.next(int(part.letters.size())))];
        }
    }
}

/// Puts a range into random order, as every generator should: `std::shuffle` differs between libraries.
template <typename Iterator> inline void shuffle(Iterator first, Iterator behind) {
    if (first == behind)
        return;
    for (Iterator each = first + 1; each != behind; ++each)
        std::iter_swap(each, first + rnd.next(int(each - first) + 1));
}
