// What a generator can draw. One number a line: the order in which arguments are evaluated is the compiler's.
#include "testlib.h"
using namespace std;

int main(int argc, char *argv[]) {
    registerGen(argc, argv, 1);
    println(rnd.next(1 << 20));
    println(rnd.next(1000000));
    println(rnd.next(1000000000000LL));
    println(rnd.next(-3, 3));
    printf("%.10f\n", rnd.next());
    printf("%.10f\n", rnd.next(5.5));
    for (int weight : {-40, -3, 0, 3, 40}) {
        println(rnd.wnext(1000, weight));
        println(rnd.wnext(100000000000LL, weight));
        println(rnd.wnext(5, 9, weight));
    }
    println(rnd.perm(8, 1));
    println(rnd.distinct(5, 1, 1000000));
    println(rnd.distinct(9, 1, 10));
    println(rnd.partition(4, 30, 2));
    for (const char *source : {"[a-z]{5}", "(yes|no|[0-9]{1,4})", "x{0,3}[A-C]{2}y?"})
        println(rnd.next(source));
    println(rnd.next("%d[a-%c]{%d}", 7, 'd', 3));
    vector<int> numbers = {1, 2, 3, 4, 5, 6, 7};
    shuffle(numbers.begin(), numbers.end());
    println(numbers);
    println(rnd.any(numbers));
    println(rnd.wany(numbers, 2));
    println(opt<int>("n", 5));
}
